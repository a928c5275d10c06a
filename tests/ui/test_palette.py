import pytest

from parteneriat_desktop.ui.palette import DARK, LIGHT, PAIRS, Palette, Tone, contrast


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("fore", "back", "least"), PAIRS, ids=[f"{fore} on {back}" for fore, back, _ in PAIRS])
def test_every_pair_can_be_read(palette: Palette, fore: str, back: str, least: float):
    assert contrast(palette.colour(fore), palette.colour(back)) >= least


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#1b2430", "#ffffff") == pytest.approx(15.65, abs=0.01)
    assert contrast("#777777", "#777777") == pytest.approx(1)


@pytest.mark.parametrize("tone", Tone)
def test_every_tone_has_its_tint(tone: Tone):
    assert LIGHT.tint(tone) == LIGHT.colour(f"{tone}bg")
