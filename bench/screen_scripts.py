"""Measure names in other letters: historic people in their own letters against a Latin form.

Run it as `python bench/screen_scripts.py`. The table is kept aside: no rule was made on it. Each
pair is asked both ways, and each name also against every other pair of its script, so that what
is found is not bought with false likeness.
"""

from __future__ import annotations

import argparse
from collections import Counter

from linchpin.match.search.explain import match_pairs
from linchpin.match.search.weights import MATCH

KEPT = """
Chinese: 孙中山 Sun Zhongshan; 毛泽东 Mao Zedong; 周恩来 Chou En-lai; 邓小平 Teng Hsiao-ping
Chinese: 蔣介石 Chiang Kai-shek; 鲁迅 Lu Xun; 李白 Li Bai; 曹操 Cao Cao; 司马迁 Sima Qian
Chinese: 诸葛亮 Zhuge Liang; 梅蘭芳 Mei Lanfang; 胡適 Hu Shih; 宋慶齡 Soong Ching-ling
Chinese: 林則徐 Lin Zexu; 張學良 Chang Hsueh-liang; 曹雪芹 Cao Xueqin; 徐悲鸿 Xu Beihong
Korean: 이순신 Yi Sun-sin; 안중근 An Jung-geun; 김구 Kim Koo; 박정희 Park Chung-hee
Korean: 이승만 Rhee Syngman; 김대중 Kim Dae-jung; 윤동주 Yun Dong-ju; 유관순 Yu Gwan-sun
Korean: 전태일 Jeon Tae-il; 정약용 Jeong Yak-yong; 김일성 Kim Il-sung; 노무현 Roh Moo-hyun
Japanese: くろさわ あきら Akira Kurosawa; オダ ノブナガ Oda Nobunaga; みやざわ けんじ Kenji Miyazawa
Japanese: トクガワ イエヤス Tokugawa Ieyasu; さかもと りょうま Sakamoto Ryoma
Japanese: ムラサキ シキブ Murasaki Shikibu; よさの あきこ Akiko Yosano; 伊藤博文 Ito Hirobumi
Japanese: 夏目漱石 Natsume Soseki; 織田信長 Oda Nobunaga; マツオ バショウ Matsuo Basho
Arabic: جمال عبد الناصر Gamal Abdel Nasser; صلاح الدين الأيوبي Saladin Ayyubi
Arabic: أنور السادات Anwar Sadat; نجيب محفوظ Naguib Mahfouz; أم كلثوم Umm Kulthum
Arabic: طه حسين Taha Hussein; ابن سينا Ibn Sina; عبد القادر الجزائري Abdelkader El Djezairi
Arabic: ياسر عرفات Yasser Arafat; هارون الرشيد Harun al-Rashid; عمر المختار Omar Mukhtar
Arabic: فيصل بن عبد العزيز Faisal bin Abdulaziz; محمد نجيب Muhammad Naguib
Arabic: الحبيب بورقيبة Habib Bourguiba; حسن البنا Hassan al-Banna
Persian: محمد مصدق Mohammad Mosaddegh; رضا پهلوی Reza Pahlavi; فروغ فرخزاد Forough Farrokhzad
Persian: صادق هدایت Sadegh Hedayat; سهراب سپهری Sohrab Sepehri; احمد شاملو Ahmad Shamlou
Persian: ناصرالدین شاه قاجار Naser al-Din Shah Qajar; امیر کبیر Amir Kabir; ستار خان Sattar Khan
Hebrew: דוד בן גוריון David Ben-Gurion; גולדה מאיר Golda Meir; יצחק רבין Yitzhak Rabin
Hebrew: חיים ויצמן Chaim Weizmann; מנחם בגין Menachem Begin; משה דיין Moshe Dayan
Hebrew: חיים נחמן ביאליק Hayim Nahman Bialik; תיאודור הרצל Theodor Herzl; שמעון פרס Shimon Peres
Thai: ปรีดี พนมยงค์ Pridi Banomyong; แปลก พิบูลสงคราม Plaek Phibunsongkhram
Thai: ป๋วย อึ๊งภากรณ์ Puey Ungphakorn; คึกฤทธิ์ ปราโมช Kukrit Pramoj; จิตร ภูมิศักดิ์ Chit Phumisak
Thai: ถนอม กิตติขจร Thanom Kittikachorn; สฤษดิ์ ธนะรัชต์ Sarit Thanarat
Khmer: ប៉ុល ពត Pol Pot; នរោត្តម សីហនុ Norodom Sihanouk; លន់ នល់ Lon Nol
Khmer: ខៀវ សំផន Khieu Samphan; អៀង សារី Ieng Sary; សុន សាន Son Sann; នួន ជា Nuon Chea
Burmese: အောင်ဆန်း Aung San; နေဝင်း Ne Win; ဦးနု U Nu; သန်းရွှေ Than Shwe; ခင်ညွန့် Khin Nyunt
Burmese: ဦးသန့် U Thant; စောမောင် Saw Maung; စိန်လွင် Sein Lwin; တင်အောင်မြင့် Tin Aung Myint
Burmese: မင်းကိုနိုင် Min Ko Naing; လှမြင့်ဆွေ Hla Myint Swe
"""
"""Script, then people: the name in its own letters, a blank, and a usual Latin form."""


def kept_pairs() -> list[tuple[str, str, str]]:
    """Return script, name in its own letters and Latin form of each person."""
    found = []
    for line in KEPT.strip().splitlines():
        script, _, people = line.partition(": ")
        for one in people.split("; "):
            at = next(at for at, letter in enumerate(one) if letter.isascii() and letter != " ")
            found.append((script, one[:at].strip(), one[at:].strip()))
    return found


def main() -> None:
    """Measure and print."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    measure_scripts()


def measure_scripts() -> None:
    """Print how many people are found by their names in other letters, script by script."""
    pairs = kept_pairs()
    asked, found, strange, crossed = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    missed = []
    for script, native, latin in pairs:
        both = match_pairs([(native, latin), (latin, native)], ["Person", "Person"])
        asked[script] += 2
        found[script] += sum(match.score >= MATCH for match in both)
        if any(match.score < MATCH for match in both):
            missed.append(f"{native} / {latin}: {both[0].score:.2f}, {both[1].score:.2f}")
        others = [other for kind, _, other in pairs if kind == script and other != latin]
        crossed[script] += len(others)
        wrong = match_pairs([(native, other) for other in others], ["Person"] * len(others))
        strange[script] += sum(match.score >= MATCH for match in wrong)
    print("| script | asked | found | share | taken for another |\n|---|---|---|---|---|")
    for script in asked:
        share = found[script] / asked[script]
        print(
            f"| {script} | {asked[script]} | {found[script]} | {share:.2f} "
            f"| {strange[script]} of {crossed[script]} |"
        )
    total = sum(found.values()) / sum(asked.values())
    print(f"| all | {sum(asked.values())} | {sum(found.values())} | {total:.2f} | |\n")
    print("\n".join(missed))


if __name__ == "__main__":
    main()
