"""What the name of a column says it is for, in the languages that people name columns in."""

import re
import unicodedata
from functools import lru_cache

from languages.codes import iso639_3
from languages.tables import COUNTRY_WORDS, LANGUAGE_WORDS, LANGUAGES, MORE, VARIETIES, fold

# In order of weight: where two columns are called a text, the earlier name is the text.
TEXT_NAMES = (
    "text", "texto", "textos", "testo", "testua", "content", "contenido", "contingut", "contido", "conteúdo", "edukia", "body", "cuerpo",
    "sentence", "oracion", "oración", "frase", "oració", "transcription", "transcripcion", "transcripción", "transcript", "document",
    "documento", "article", "articulo", "artículo", "parrafo", "párrafo", "paragraph", "passage", "raw_text", "full_text", "cleaned_text",
    "caption", "leyenda", "pie_de_foto", "pie_de_imagen", "relato", "cuento", "testimonio", "narración", "narrativa", "story", "tale", "conto",
    "conte", "relat", "ipuina", "selftext",
)  # fmt: skip
LICENCE_NAMES = frozenset(
    ("license", "licence", "licencia", "llicència", "licenza", "licença", "lizentzia", "license_name", "license_url", "license_link", "rights", "derechos", "copyright")
)  # fmt: skip
_SPELLED = {
    "title": "title titulo títol tituloa izenburua titular headline heading encabezado",
    "question": "question pregunta query consulta galdera questions preguntas enunciado cuestión cuestion",
    "choices": "option opción opció alternativa alternative ending endings distractor distractors distractores mc_answer opa opb opc opd ope choices choice options opciones opcions opcións alternativas alternatives aukerak",
    "answer": "answer answers respuesta respuestas resposta respostes respostas erantzuna response correct_answer answer_text",
    "context": "context contexto context_text testuingurua caso caso_clinico contextos contexts pasaje passatge passagem lectura leitura fragmento flores_passage",
    "instruction": "instruction instructions instrucción instrucciones instrucció instrución instrução argibidea",
    "input": "input inputs entrada",
    "output": "output outputs salida sortida saída irteera",
    "prompt": "prompt system_prompt user_prompt",
    "completion": "completion chosen generation generated_text",
    "rejected": "rejected rechazada rechazado",
    "summary": "summary summaries resumen resúmenes resum resumo laburpena abstract highlights tldr sumario bajada entradilla copete subtítulo subtitle",
    "explanation": "explanation explanations explicación explicaciones explicació explicação azalpena rationale rationales justificación reasoning razonamiento chain_of_thought cot solution solución exp",
    "source": "source source_text text_from source_sentence src src_text origen_texto sentence1 sentence_1",
    "target": "target target_text text_to target_sentence tgt tgt_text traducción traducció tradución traduccion translated sentence2 sentence_2",
    "premise": "premise premisa premissa",
    "hypothesis": "hypothesis hipotesis hipòtesi hipótese hipotesia",
    "conversation": "messages conversations conversation mensajes conversación conversaciones conversas converses turns turnos dialogue dialog dialogo diálogo chat",
    "translation": "translation translations",
    "words": "tokens words tokenized palabras tokenizado",
    "word": "word token palabra paraula palavra hitza forma mot",
    "label": "pos tag tags pos_tag pos_tags upos xpos ner ner_tag ner_tags iob categoría_gramatical label labels etiqueta etiquetas etiqueta_final class clase category categoría sentiment sentimiento topic tema target_label intent stance especialidad",
    "id": "id ids identificador idx index índice uuid guid doc_id document_id qid sample_id num núm número nº n.º n° nro no. _id row_id sentence_id sent_id sentence_idx sentence_number sentence_num oración_id id_oración frase_id id_frase num_oración número_de_oración text_id texto_id id_texto",
    "language": "language lang lengua idioma llengua lingua língua hizkuntza language_code idiomas variety variedad variante dialecto",
    "author": "author authors autor autora autoría autoria autors autores user user_name username usuario speaker hablante name nombre nom nome",
    "date": "date fecha data_publicacion año ano year timestamp created_at published_at fecha_publicacion datetime marca_temporal marca_de_temps carimbo_de_data_hora hora_de_inicio hora_de_finalización hora_de_conclusão start_time completion_time submission_time fecha_de_envío submitted_at",
    "email": "email e_mail mail correo correo_electrónico dirección_de_correo_electrónico email_address endereço_de_e_mail adreça_electrònica",
    "url": "url urls uri link enlace enllaç ligazón href webpage source_url fuente_url",
    "split": "split partition partición partició partição partizioa subset_split data_split dataset_split split_name",
    "score": "score puntuación rating nota valoración stars upvotes likes confidence perplexity",
}  # fmt: skip

# What a translation and what it was made from are called where the name says it of both.
_TRANSLATED = {
    "source": "original texto_original original_text texto_origen texto_de_origen texto_fuente texto_fonte text_original "
    "oración_original frase_original original_sentence",
    "target": "texto_destino texto_de_destino texto_meta texto_traducido texto_traduzido text_traduït translated_text text_translated "
    "oración_traducida frase_traducida translated_sentence tradução itzulpena",
}
# What is said in the languages beside it.
_HEADWORDS = frozenset((
    "headword", "palabra", "palavra", "paraula", "word", "lema", "lemma", "termino", "term", "termo", "terme", "vocablo", "voz", "entrada",
))  # fmt: skip


def _plain(name: str) -> str:
    """Return a name without case, accents and marks: "Instrucción " and "instruccion" are one."""
    bare = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[\W_]+", "_", bare).strip("_")


ROLE_OF = (
    {_plain(name): role for role, names in _SPELLED.items() for name in names.split()}
    | {_plain(name): role for role, names in _TRANSLATED.items() for name in names.split()}
    | {_plain(name): "licence" for name in LICENCE_NAMES}
    | {_plain(name): "text" for name in TEXT_NAMES}
)
_NUMBER, _LETTER = re.compile(r"_?\d+$"), re.compile(r"_[a-h]$")
_LETTERED = frozenset({"choices", "answer"})  # "opción A", "response_b"
_OPTIONS = (
    ("a", "b", "c", "d", "e", "f", "g", "h"),
    ("1", "2", "3", "4", "5", "6"),
    ("0", "1", "2", "3", "4", "5"),
)
# Columns that are never the text, where nothing tells which one is.
NO_TEXT = frozenset({"id", "date", "email"})
_WEIGHT = {_plain(name): place for place, name in reversed(list(enumerate(TEXT_NAMES)))}
# Tags that are more often words which people head columns with: Totonac and Fala; with a script they are the languages.
HEADINGS = frozenset({"top", "fax"})
_OTHER_TAGS = frozenset({"de", "deu", "ro", "ron"})  # of languages that stand beside those of the campaign


def _language_tags() -> frozenset[str]:
    """What parallel corpora call their columns, where a name alone says nothing else: the campaign's tags of two letters and three."""
    short = {tag.split("-")[0] for tag in LANGUAGES.keys() - MORE}
    return (_OTHER_TAGS | short | {iso639_3(tag) for tag in short}) - HEADINGS


LANGUAGE_TAGS = _language_tags()
_LONGEST_NAME = 64  # of a column
_TAG = re.compile(r"([a-z]{2,3})([-_][A-Za-z]{2,4})*")
# A tag with its script is one of whatever language: "quy_Latn", "sentence_spa_Latn".
_WITH_SCRIPT = re.compile(
    r"(?:\w+[ _.-])?[a-z]{2,3}[-_](?:Latn|Cyrl|Arab|Deva|Cans|Cher|Hans|Hant|Hebr|Grek)"
)
# What else is said of a column whose name is that of a language: "texto en guaraní", "traducción al español", "sentence_es".
_BESIDE = (
    "en al a de del la el in to of from original traduccion traducao traduccio translation version lengua lingua llengua language idioma "
    "palabra palabras palavra paraula word words termino term forma lema glosa ejemplo example verso linea line segment segmento "
    "historia poema poesia cancion canto refran refranes dicho adivinanza mito oracion rezo nombre nome name expresion significado "
    "enunciado libre literal em no na"
)
_BESIDE_LANGUAGE = frozenset(word for name in (*TEXT_NAMES, _BESIDE) for word in fold(name).split())
_BRACKETED = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]\s*")


@lru_cache(maxsize=4096)
def role_of(name: str) -> str:
    """Return the role that a name tells, "" where it tells none: "context_2" is as much context as "context", "Sentence #" numbers them."""
    plain = _plain(name)
    role = ROLE_OF.get(plain) or ROLE_OF.get(_NUMBER.sub("", plain), "") or _lettered(plain)
    is_number = name.rstrip().endswith("#") and (bool(role) or not plain)
    return "id" if is_number else role


def _lettered(plain: str) -> str:
    role = ROLE_OF.get(_LETTER.sub("", plain), "")
    return role if role in _LETTERED else ""


@lru_cache(maxsize=512)
def options_in(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that are called by letters or numbers alone, from the first on, as those of options are: A, B, C, D."""
    called = {name: _plain(name) for name in names}
    return tuple(
        name
        for name, plain in called.items()
        if any(plain in row and {*row[:2]} <= {*called.values()} for row in _OPTIONS)
    )


def weight_of(name: str) -> int:
    """Return the place of a name among those of texts: the smaller, the more it is one."""
    return _WEIGHT.get(_plain(name), len(_WEIGHT))


def is_headword(name: str) -> bool:
    """Tell whether a column is called as that of the words in a dictionary."""
    return _plain(name) in _HEADWORDS


def is_bare_tag(name: str) -> bool:
    """Tell whether a name may be the tag of a language and no more: "es", and "cat" or "ext", which may be short for anything."""
    return _TAG.fullmatch(name.strip()) is not None and not _WITH_SCRIPT.fullmatch(name.strip())


def is_language(name: str) -> bool:
    """Tell whether a name is that of a language, or its tag: "Guaraní", "texto en quechua", "es", "spa_Latn", "es-MX"."""
    return len(name) <= _LONGEST_NAME and _is_language(name)


@lru_cache(maxsize=4096)
def _is_language(name: str) -> bool:
    tag = _TAG.fullmatch(name.strip())
    if (tag is not None and tag[1] in LANGUAGE_TAGS) or _WITH_SCRIPT.fullmatch(name.strip()):
        return True
    if (bracketed := _BRACKETED.fullmatch(name)) and fold(name) not in LANGUAGE_WORDS:
        return _is_language(bracketed[1]) and _says_which(fold(bracketed[2]))
    words = fold(name).split()
    called = " ".join(word for word in words if word not in _BESIDE_LANGUAGE) or " ".join(words[-1:])
    where = " ".join(word for word in called.split() if word not in COUNTRY_WORDS)  # "español de México"
    return called in LANGUAGE_WORDS or where in LANGUAGE_WORDS or (len(words) > 1 and called in LANGUAGE_TAGS)


def _says_which(said: str) -> bool:
    """Whether what stands in brackets after a language says which one: "(México)", "(es)", "(original)"."""
    is_beside = all(word in _BESIDE_LANGUAGE for word in said.split())
    return said in COUNTRY_WORDS or said in VARIETIES or is_beside or _is_language(said)
