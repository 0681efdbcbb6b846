"""Headings of further languages, as the English words that say the same."""

from __future__ import annotations

import unicodedata

_PHRASES = {
    "name": "назва наименование название имя компании организация 名称 名字 客户名称 客戶名稱 "
    "公司名称 公司名稱 企业名称 企業名稱 単位名称 单位名称 收款人 付款人 名前 お名前 会社名 "
    "顧客名 取引先名 受取人 送金人 이름 고객명 회사명 수취인 송금인 اسم الاسم اسم_العميل "
    "اسم_الشركة المستفيد المرسل نام نام_شرکت שם שם_הלקוח unvan naam ragione_sociale "
    "nazwa_firmy nazwa kontrahent cari_adi musteri_adi firma_adi klantnaam bedrijfsnaam",
    "full name": "фио піб фамилия_имя_отчество полное_имя полное_наименование 姓名 客户姓名 "
    "客戶姓名 氏名 성명 성함 الاسم_الكامل الاسم_الثلاثي نام_و_نام_خانوادگی שם_מלא ad_soyad "
    "adi_soyadi nome_e_cognome imie_i_nazwisko",
    "first name": "имя імя ім'я 名 الاسم_الأول נام_کوچک שם_פרטי imie imiona voornaam voornamen adi "
    "isim",
    "last name": "фамилия прізвище 姓 姓氏 성 اسم_العائلة اللقب نام_خانوادگی שם_משפחה cognome "
    "cognomi nazwisko achternaam soyad soyadi soyisim famille nom_de_famille nom_de_naissance "
    "efternavn etternavn efternamn",
    "middle name": "отчество по_батькові",
    "customer": "клиент клієнт контрагент покупатель поставщик получатель плательщик отправитель "
    "客户 客戶 顾客 供应商 供應商 顧客 取引先 고객 거래처 العميل الزبون مشتری לקוח "
    "cliente_fornitore klant musteri klient",
    "birth date": "дата_рождения дата_народження 出生日期 出生年月日 生日 生年月日 생년월일 출생일 "
    "تاريخ_الميلاد تاريخ_الولادة تاریخ_تولد תאריך_לידה data_di_nascita data_urodzenia "
    "geboortedatum dogum_tarihi d_o_b f_nac",
    "birth place": "место_рождения місце_народження 出生地 출생지 مكان_الميلاد محل_تولد "
    "luogo_di_nascita miejsce_urodzenia geboorteplaats dogum_yeri",
    "nationality": "гражданство громадянство национальность 国籍 國籍 국적 الجنسية ملیت תابعیت "
    "אזרחות cittadinanza nazionalita obywatelstwo nationaliteit uyruk uyrugu",
    "country": "страна країна 国家 國家 国 국가 나라 البلد الدولة کشور ארץ מדינה paese kraj ulke "
    "landen",
    "address": "адрес адреса адрес_регистрации 地址 住址 住所 주소 العنوان آدرس نشانی כתובת "
    "indirizzo adres",
    "city": "город місто 城市 市 도시 المدينة شهر עיר citta miasto plaats sehir",
    "gender": "пол стать 性别 性別 성별 الجنس جنسیت מין geslacht plec cinsiyet sesso",
    "passport number": "паспорт номер_паспорта серия_и_номер_паспорта 护照号 护照号码 護照號碼 "
    "旅券番号 여권번호 رقم_الجواز رقم_جواز_السفر شماره_گذرنامه מספר_דרכון paszport pasaport "
    "pasaport_no paspoort",
    "passport series": "серия_паспорта серія_паспорта",
    "tax id": "инн іпн огрн кпп снилс 税号 稅號 纳税人识别号 统一社会信用代码 法人番号 "
    "사업자등록번호 الرقم_الضريبي codice_fiscale partita_iva nip pesel regon vergi_no bsn",
    "id number": "身份证号 身份证号码 身份證號碼 证件号码 證件號碼 주민등록번호 رقم_الهوية كد_ملى "
    "کد_ملی תעודת_זהות tc_kimlik_no",
    "id": "номер 编号 編號 序号 序號 番号 客户编号 客户号 번호 الرقم رقم ردیف שורה sira_no",
    "phone": "телефон 电话 電話 手机 手機 电话号码 電話番号 전화번호 الهاتف رقم_الهاتف تلفن טלפון "
    "telefoon",
    "payment details": "назначение_платежа призначення_платежу примечание комментарий 摘要 备注 "
    "備註 附言 用途 備考 적요 비고 ملاحظات البيان الغرض توضیحات הערות causale uwagi "
    "tytul_przelewu omschrijving aciklama",
    "amount": "сумма сума 金额 金額 금액 المبلغ مبلغ סכום importo kwota bedrag tutar",
    "date": "дата 日期 日付 날짜 التاريخ تاریخ תאריך tarih datum",
    "account": "счет счёт рахунок 账号 賬號 帐号 口座番号 계좌번호 الحساب رقم_الحساب חשבון conto "
    "rachunek rekening hesap",
    "bank": "банк 银行 銀行 은행 البنك المصرف بانک בנק",
    "type": "тип 类型 類型 種類 유형 النوع نوع סוג",
}
LONGEST_PHRASE = 5
"""Words of a heading that are put into English together, at most."""


def _plain(text: str) -> str:
    found = unicodedata.normalize("NFKD", text.replace("ı", "i")).casefold()
    return "".join(char for char in found if not unicodedata.combining(char))


ENGLISH = {
    _plain(phrase.replace("_", " ")): english
    for english, phrases in _PHRASES.items()
    for phrase in phrases.split()
}
"""The English words of each heading, by its words in small letters without accents."""


def in_english(words: list[str]) -> list[str]:
    """Return the words of a heading, those known of further languages in English.

    Args:
        words: In small letters without accents.

    >>> in_english(["дата", "рождения"]), in_english(["customer", "姓名"])
    (['birth', 'date'], ['customer', 'full', 'name'])
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        for size in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            english = ENGLISH.get(" ".join(words[at : at + size]))
            if english is not None:
                found += english.split()
                at += size
                break
        else:
            found.append(words[at])
            at += 1
    return found
