"""Addresses of the front page and of the donor's pages."""

from django.urls import path

from donations.views import (
    donation,
    drafts,
    files,
    landing,
    looking,
    report,
    retrying,
    selector,
    sending,
    sources,
    steps,
    tables,
    thread,
)

app_name = "donations"
urlpatterns = [
    path("", landing.landing, name="landing"),
    path("acerca/", landing.about, name="about"),
    path("robots.txt", landing.robots, name="robots"),
    path("privacidad/", landing.privacy, name="privacy"),
    path("donar/<slug:slug>/", drafts.door, name="door"),
    path("mis-donaciones/", drafts.mine, name="mine"),
    path("donacion/<int:pk>/", donation.detail, name="detail"),
    path("donacion/<int:pk>/avance/", donation.progress, name="progress"),
    path("donacion/<int:pk>/paso/<slug:step>/", steps.step, name="step"),
    path("donacion/<int:pk>/fuentes/", sources.sources, name="sources"),
    path("donacion/<int:pk>/elegir-licencia/", selector.selector, name="selector"),
    path("donacion/<int:pk>/subir/", files.upload, name="upload"),
    path("donacion/<int:pk>/archivo/<uuid:file>/", files.original, name="original"),
    path("donacion/<int:pk>/archivo/<uuid:file>/quitar/", files.remove, name="remove_file"),
    path("donacion/<int:pk>/enviar/", sending.send, name="submit"),
    path("donacion/<int:pk>/vistazo/", looking.progress, name="look"),
    path("donacion/<int:pk>/mensaje/", thread.message, name="message"),
    path("donacion/<int:pk>/cambiar/", thread.edit_again, name="edit_again"),
    path("donacion/<int:pk>/retirar/", thread.withdraw, name="withdraw"),
    path("donacion/<int:pk>/pedir-retirada/", thread.ask_back, name="ask_back"),
    path("donacion/<int:pk>/informe.csv", report.as_table, name="report_csv"),
    path("donacion/<int:pk>/informe.html", report.as_page, name="report_html"),
    path("donacion/<int:pk>/tablas/", tables.confirm, name="structure"),
    path("donacion/<int:pk>/ficha/", tables.follow_card, name="card"),
    path("donacion/<int:pk>/otra-vez/", retrying.retry, name="retry"),
    path("donacion/<int:pk>/apelar/", thread.appeal, name="appeal"),
]
