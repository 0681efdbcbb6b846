"""Generate books of clean customers, and of listed people with altered names, with their facts.

Everything is seeded: the same arguments give the same book. Names are drawn from the word lists of
`faker` (group `bench`), most common first as in real populations, and from the lists here for
languages that customers write in Latin letters. Two sets of populations do not overlap: bands were
tuned on `TUNED`, and are reported on `KEPT`, with listed people of the fold that was not tuned on.
"""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

LATIN: dict[str, tuple[str, str, str]] = {
    "arabic": (
        "Mohammed Ahmed Ali Hassan Hussein Omar Khaled Ibrahim Youssef Mahmoud Mustafa Abdullah "
        "Abdulrahman Salem Saleh Hamza Bilal Tariq Karim Nasser Faisal Sami Walid Ziad Rami Adel "
        "Jamal Majid Saad Yasser Mansour Hamid Rashid Nabil Fadi Imad Anwar Bassam Munir Raed",
        "Fatima Aisha Maryam Zainab Khadija Noor Layla Sara Huda Amina Salma Rania Hanan Samira "
        "Dina Nadia Mona Rana Yasmin Lina Souad Iman Nawal Wafa Hala",
        "Mohammed Ahmed Ali Hassan Hussein Khalil Saleh Mansour Haddad Khoury Nasser Hamdan Aziz "
        "Al-Ghamdi Al-Harbi Al-Otaibi Al-Zahrani Al-Shammari Al-Qahtani Al-Dosari Al-Mutairi "
        "Al-Masri Al-Hashimi Al-Tamimi Al-Jaber El-Sayed Ibrahim Abdallah Farouk Darwish Najjar "
        "Sabbagh Barakat Shaheen Qasim Rahman Suleiman Yousef Zaki Mahdi Saad Awad Taha Othman",
    ),
    "pinyin": (
        "Wei Jun Lei Qiang Yong Jie Ming Tao Chao Gang Peng Bin Hao Feng Jianguo Zhiqiang Jianhua "
        "Guoqiang Haibo Xiaodong Yifan Zihan Wenjie Zhihao Minghui Jiahao Dawei Kai Long Bo",
        "Fang Xiuying Na Min Jing Li Yan Juan Ying Xiaomei Yuhan Hong Mei Lan Hui Xin Yue Qian "
        "Lijuan Guiying Shufen Yulan Xiaoyan Tingting Dan Ping",
        "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng "
        "Liang Xie Song Tang Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du",
    ),
    "korean": (
        "Min-jun Seo-jun Do-yun Ji-ho Jun-seo Hyun-woo Sung-min Young-ho Jae-hyun Dong-hyun "
        "Chul Il Myong-chol Kwang-su Sang-hoon Jin-woo Tae-yang Kyung-soo",
        "Seo-yeon Ji-woo Min-seo Ha-eun Soo-jin Eun-ji Ji-hye Hye-jin Yu-jin Mi-kyung Sun-hee "
        "Young-mi Kyung-hee Myung-sook",
        "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song Ryu Ri "
        "Pak Hong Yoo Ko Moon Yang Son Bae Baek Heo",
    ),
    "russian": (
        "Aleksandr Sergei Vladimir Andrei Aleksei Dmitri Igor Mikhail Nikolai Ivan Evgeny Viktor "
        "Yuri Oleg Pavel Maxim Roman Anatoly Konstantin Denis Vadim Boris Ilya Artyom Ruslan",
        "Elena Olga Natalia Irina Tatiana Svetlana Anna Marina Ekaterina Yulia Maria Galina "
        "Lyudmila Valentina Oksana Anastasia Nadezhda Vera",
        "Ivanov Petrov Smirnov Kuznetsov Popov Volkov Sokolov Lebedev Kozlov Novikov Morozov "
        "Pavlov Semenov Golubev Vinogradov Bogdanov Vorobyov Fedorov Mikhailov Belyaev Tarasov "
        "Belov Komarov Orlov Kiselev Makarov Andreev Kovalev Ilyin Gusev Titov Kuzmin Kudryavtsev",
    ),
    "persian": (
        "Mohammad Ali Hossein Reza Mehdi Hassan Amir Ahmad Abbas Javad Saeed Majid Hamid Mojtaba "
        "Mostafa Behrouz Farhad Kourosh Arash Siamak Nader Masoud Davoud Yaghoub",
        "Fatemeh Zahra Maryam Leila Narges Somayeh Shirin Parisa Nasrin Mahsa Elham Azadeh Sepideh",
        "Mohammadi Hosseini Ahmadi Karimi Moradi Jafari Rezaei Hashemi Rahimi Ebrahimi Ghasemi "
        "Heidari Sadeghi Asadi Akbari Alizadeh Rostami Tehrani Esfahani Shirazi Najafi Soltani",
    ),
    "urdu": (
        "Muhammad Ahmed Ali Imran Usman Bilal Asif Kamran Tariq Shahid Zahid Naveed Rashid Faisal "
        "Adnan Waqas Hamza Junaid Saeed Abdul-Rehman Iqbal Javed Nadeem Khalid",
        "Ayesha Fatima Sana Saima Bushra Nazia Rabia Sadia Uzma Hina Farah Shazia Amna Nadia",
        "Khan Ahmed Ali Hussain Malik Butt Sheikh Qureshi Chaudhry Mughal Bhatti Siddiqui Hashmi "
        "Shah Iqbal Akhtar Mahmood Raza Abbasi Awan Mirza Ansari Rehman Baig Javed",
    ),
    "maghreb": (
        "Mohamed Youssef Mehdi Karim Rachid Hicham Said Abdelkader Abdelaziz Brahim Driss Khalid "
        "Mourad Noureddine Samir Tarek Yassine Zakaria Hamza Anis Sofiane Lotfi Ridha Moncef",
        "Fatima Khadija Naima Samira Leila Nadia Houda Amel Karima Malika Rachida Zineb Salima",
        "Benali Bouazizi Cherif Mansouri Haddad Saidi Brahimi Belkacem Bouzid Hamdi Trabelsi "
        "Ben-Salah Ben-Youssef El-Amrani El-Idrissi Alaoui Bennani Tazi Berrada Ziani Mokhtari "
        "Khelifi Ghannouchi Jaziri Ayari Nasri Boudiaf Zerhouni Laaroussi Chaoui",
    ),
    "cantonese": (
        "Ka-ming Chi-keung Wai-man Siu-fai Kwok-wing Tsz-hin Ho-yin Chun-kit Man-ho Wing-hong",
        "Mei-ling Wai-yee Siu-ling Ka-yan Wing-sze Suk-fan Yuk-lan Hoi-yan Pui-shan",
        "Chan Wong Lam Cheung Ng Ho Leung Lau Chow Yeung Kwok Tang Tsang Yip Fung Mak Lai Tse Yuen "
        "Poon Siu Tam Kwan Lo Chu Au Hui",
    ),
    "serbian": (
        "Milan Dragan Zoran Goran Nikola Marko Aleksandar Slobodan Dejan Vladimir Nenad Miroslav "
        "Bojan Petar Stefan Predrag Ivan Radovan Milos Darko Sasa Igor Branko Ljubomir",
        "Jelena Milica Marija Ana Ivana Dragana Vesna Snezana Gordana Jovana Tamara Mirjana",
        "Jovanovic Petrovic Nikolic Markovic Djordjevic Stojanovic Ilic Stankovic Pavlovic "
        "Milosevic Popovic Simic Lukic Kovacevic Savic Todorovic Maric Mitrovic Zivkovic Tomic "
        "Radovic Knezevic Vukovic Mladenovic Obradovic",
    ),
}
"""Given names of men and of women, and surnames, as customers write them in Latin letters."""

TUNED: dict[str, tuple[float, str]] = {
    "es_MX": (0.14, "mx"), "en_US": (0.11, "us"), "arabic": (0.06, "sa"), "russian": (0.05, "ru"),
    "fr_FR": (0.04, "fr"), "de_DE": (0.04, "de"), "pinyin": (0.03, "cn"), "pt_BR": (0.03, "br"),
    "es_CO": (0.12, "co"), "es_ES": (0.06, "es"), "en_GB": (0.08, "gb"), "persian": (0.04, "ir"),
    "urdu": (0.05, "pk"), "it_IT": (0.04, "it"), "tr_TR": (0.04, "tr"), "korean": (0.025, "kr"),
    "uk_UA": (0.025, "ua"), "id_ID": (0.02, "id"),
}  # fmt: skip
"""Populations the bands were tuned on: share of customers and their usual country."""
KEPT: dict[str, tuple[float, str]] = {
    "es_AR": (0.22, "ar"), "es_CL": (0.10, "cl"), "en_IN": (0.14, "in"), "maghreb": (0.12, "ma"),
    "nl_NL": (0.08, "nl"), "sv_SE": (0.06, "se"), "ro_RO": (0.08, "ro"), "pt_PT": (0.06, "pt"),
    "cantonese": (0.05, "hk"), "serbian": (0.05, "rs"), "cs_CZ": (0.04, "cz"),
}  # fmt: skip
"""Populations that nothing was tuned on."""
_LAST_BIRTH = date(2003, 12, 31)
_SPAN_DAYS = 58 * 365
_FAMILY_FIRST = ("pinyin", "korean", "cantonese")
ABROAD = 0.15
"""Share of customers of another country than their population's."""


@dataclass(frozen=True, slots=True)
class Customer:
    """A row of a book.

    Attributes:
        name: Whole name.
        birth: Birth date, `YYYY-MM-DD`.
        gender: `male`, `female` or empty.
        country: ISO 3166 code, lower case.
        entity: Listed entity that the row is about; empty for clean customers.
        kind: What was done to the name; for clean customers the population.
    """

    name: str
    birth: str
    gender: str
    country: str
    entity: str = ""
    kind: str = ""


@cache
def _words(population: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return given names of men and of women, and surnames, most common first."""
    if population in LATIN:
        men, women, family = (tuple(words.split()) for words in LATIN[population])
        return men, women, family
    provider = importlib.import_module(f"faker.providers.person.{population}").Provider

    def of(*names: str) -> tuple[str, ...]:
        for name in names:
            found = getattr(provider, name, None)
            if found:
                return tuple(dict.fromkeys(str(word) for word in found))
        raise LookupError(f"{population}: no {names[0]}")

    rng = random.Random(population)
    parts = [
        of("first_names_male", "first_names"),
        of("first_names_female", "first_names"),
        of("last_names", "last_names_male"),
    ]
    # The lists are in alphabetical order: which words are common is drawn, once and for all.
    men, women, family = (tuple(rng.sample(part, len(part))) for part in parts)
    return men, women, family


def _draw(words: Sequence[str], rng: random.Random) -> str:
    """Return a word, the first ones most often (a Zipf-like law)."""
    return words[int(len(words) ** rng.random() * 1.0001) % len(words)]


def _clean(population: str, country: str, others: Sequence[str], rng: random.Random) -> Customer:
    men, women, family = _words(population)
    male = rng.random() < 0.5
    given = _draw(men if male else women, rng)
    last = _draw(family, rng)
    second = rng.random()
    if population.startswith(("es_", "pt_")):
        if second < 0.45:
            given += " " + _draw(men if male else women, rng)
        if rng.random() < 0.8:
            last += " " + _draw(family, rng)
    elif population in ("arabic", "urdu", "persian", "id_ID", "maghreb") and second < 0.5:
        given += " " + _draw(men, rng)
    elif population in ("en_US", "en_GB", "nl_NL") and second < 0.3:
        given += f" {_draw(men if male else women, rng)[0]}."
    elif second < 0.2 and population not in _FAMILY_FIRST:
        given += " " + _draw(men if male else women, rng)
    first = population in _FAMILY_FIRST and rng.random() < 0.6
    name = f"{last} {given}" if first else f"{given} {last}"
    birth = _LAST_BIRTH - timedelta(days=int(rng.random() * _SPAN_DAYS))
    if rng.random() < 0.01:
        birth = birth.replace(month=1, day=1)
    where = rng.choice(others) if rng.random() < ABROAD else country
    gender = "male" if male else "female"
    return Customer(name, birth.isoformat(), gender, where, kind=population)


def clean_customers(
    count: int, populations: dict[str, tuple[float, str]], seed: int
) -> Iterator[Customer]:
    """Yield customers of whom none is listed (but by chance).

    Args:
        count: How many.
        populations: Share and usual country of each.
        seed: The same gives the same.
    """
    rng = random.Random(f"clean {seed}")
    names = list(populations)
    shares = [populations[name][0] for name in names]
    countries = [populations[name][1] for name in names]
    for population in rng.choices(names, shares, k=count):
        yield _clean(population, populations[population][1], countries, rng)


def mistyped(birth: str, rng: random.Random) -> tuple[str, str]:
    """Return a birth date with one usual slip, and what slip it is."""
    year, month, day = birth.split("-")
    kind = rng.choice(["swapped", "digit", "year"])
    if kind == "swapped" and int(day) <= 12 and day != month:
        return f"{year}-{day}-{month}", kind
    if kind == "year":
        return _valid(f"{int(year) + rng.choice([-1, 1])}-{month}-{day}") or birth, kind
    while True:
        at = rng.choice([2, 3, 5, 6, 8, 9])
        text = birth[:at] + rng.choice("0123456789") + birth[at + 1 :]
        if text != birth and _valid(text):
            return text, "digit"


def _valid(text: str) -> str | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return text if 1920 <= found.year <= 2010 else None


def with_slip(customer: Customer, rng: random.Random) -> Customer:
    """Return a customer whose birth date is mistyped."""
    birth, kind = mistyped(customer.birth, rng)
    return replace(customer, birth=birth, kind=f"{customer.kind}|{kind}")


def birth_within(births: Sequence[tuple[date, date]], rng: random.Random) -> tuple[str, bool]:
    """Return a day that one of the listed births can mean, and whether the list gives one.

    Args:
        births: First and last day of each listed birth; empty where the list gives none.
        rng: Chance.
    """
    if not births:
        return (_LAST_BIRTH - timedelta(days=int(rng.random() * _SPAN_DAYS))).isoformat(), False
    first, last = rng.choice(births)
    return (first + timedelta(days=rng.randrange((last - first).days + 1))).isoformat(), True
