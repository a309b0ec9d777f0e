"""The machine out: approved donations become datasets, releases and public pages."""
