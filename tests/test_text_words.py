"""The dictionary that is read bit by bit gives jieba's own words."""

from __future__ import annotations

import jieba
import jieba.posseg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.text import dictionary
from hegui.text.words import seams, tagged, words

# Invented; with Latin words, names the dictionary lacks, rare characters and marks.
SENTENCES = (
    "青禾县临溪镇全年开展法治宣传教育活动32场次，发放资料2000余份。",
    "当事人李建国、王晓燕与吉林工业大学签订合同，约定由高姓大名承担违约责任",
    "T恤衫和江南style，4S店小S，AA制，IP地址IC卡，C#与c++",
    "龢鞷𠮷野家习近平新时代中国特色社会主义思想",
    "在在实实在在 研究研究\n办办公室\r\n第二行",
    "一",
    "",
)


@pytest.fixture(scope="module", autouse=True)
def _whole_dictionary() -> None:
    jieba.setLogLevel(40)
    jieba.initialize()


@pytest.mark.parametrize("text", SENTENCES)
def test_words_are_jiebas(text: str) -> None:
    assert words(text) == list(jieba.cut(text, HMM=False))


@pytest.mark.parametrize("text", SENTENCES)
def test_tags_are_jiebas(text: str) -> None:
    tagger = jieba.posseg.POSTokenizer()
    assert tagged(text) == [(pair.word, pair.flag) for pair in tagger.cut(text)]


@given(
    st.text(
        st.sampled_from("一二人大中国王三上高吉林工业学江南stylAB1#法治政府建设年度报告。，龥"), max_size=30
    )
)
def test_any_text_is_cut_as_jieba_cuts_it(text: str) -> None:
    assert words(text) == list(jieba.cut(text, HMM=False))
    assert seams(text) == {0} | {sum(map(len, words(text)[:n])) for n in range(1, len(words(text)) + 1)}


def test_every_word_of_the_dictionary_has_its_frequency() -> None:
    known = {word: count for word, count in jieba.dt.FREQ.items() if count}
    assert jieba.dt.total == dictionary.TOTAL
    some = [*sorted(known)[::97], "吉林", "吉林工业大学", "高姓大名", "龢", "一", "T恤"]
    assert [dictionary.frequency(word) for word in some] == [known[word] for word in some]
    assert (
        dictionary.frequency("法治政府建")
        == dictionary.frequency("\U0010ffff")
        == dictionary.frequency("")
        == 0
    )
