"""The answer to a question in a language that the bot does not speak: in that language, what can be asked, with an example."""

from __future__ import annotations

from bot.asking.plan.model import Plan

#: By the language's code, what can be asked; the example stands behind it.
SENTENCES = {
    "de": "Ich verstehe Fragen auf Englisch und Chinesisch: nach Zahlen, Terminen, Personen und Aussagen. Zum Beispiel:",
    "fr": "Je comprends les questions en anglais et en chinois : chiffres, dates, personnes et déclarations. Par exemple :",
    "es": "Entiendo preguntas en inglés y en chino: sobre cifras, fechas, personas y declaraciones. Por ejemplo:",
    "pt": "Entendo perguntas em inglês e em chinês: sobre números, datas, pessoas e declarações. Por exemplo:",
    "it": "Capisco domande in inglese e in cinese: su cifre, date, persone e dichiarazioni. Per esempio:",
    "nl": "Ik begrijp vragen in het Engels en het Chinees: over cijfers, data, personen en uitspraken. Bijvoorbeeld:",
    "ja": "英語と中国語の質問にお答えします（数値、日付、人物、発言）。例：",
    "ko": "영어와 중국어로 된 질문에 답합니다(수치, 날짜, 인물, 발언). 예:",
    "ru": "Я понимаю вопросы на английском и китайском: о цифрах, датах, людях и высказываниях. Например:",
    "ar": "أفهم الأسئلة بالإنجليزية والصينية: عن الأرقام والتواريخ والأشخاص والتصريحات. مثلاً:",
    "el": "Καταλαβαίνω ερωτήσεις στα αγγλικά και στα κινεζικά: για αριθμούς, ημερομηνίες, πρόσωπα και δηλώσεις. Για παράδειγμα:",
    "th": "ฉันเข้าใจคำถามภาษาอังกฤษและภาษาจีน เกี่ยวกับตัวเลข วันที่ บุคคล และคำพูด ตัวอย่างเช่น:",
    "hi": "मैं अंग्रेज़ी और चीनी में पूछे गए प्रश्न समझता हूँ: आँकड़े, तिथियाँ, लोग और कथन। उदाहरण:",
}
#: For any other language.
_OTHERWISE = "I understand questions in English and Chinese: about figures, dates, people and what somebody said. For example:"


def what_can_be_asked(plan: Plan) -> tuple[str, str]:
    """The sentence in the question's language, and a command line as an example, about the thing that was asked about where it is known."""
    thing = next((thing.name for part in plan.parts for thing in part.things), None)
    example = f"/brief ask what is new with {thing}?" if thing else "/brief ask how much will Alibaba invest?"
    return SENTENCES.get(plan.foreign or "", _OTHERWISE), example
