#!/usr/bin/python3
"""Makes the fonts that Thalamus ships, from the Debian packages fonts-inter and fonts-jetbrains-mono (needs python3-fonttools).

Why at all: JavaFX style sheets cannot switch on OpenType features, so tabular figures must be the default digits; JavaFX knows only two
weights in a family, so 600 takes the place of "bold" and 500 is a family of its own; and TrueType outlines without the scripts we never
show are a fifth of the size. The results carry family names of our own, as the Open Font License asks of modified versions.

usage: make-fonts.py OUTPUT-FOLDER
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

INTER = Path("/usr/share/fonts/opentype/inter")
MONO = Path("/usr/share/fonts/truetype/jetbrains-mono")
# source, file, family, bold (what JavaFX's "bold" finds), tabular digits
FONTS = [
    (INTER / "Inter-Regular.otf", "ThalamusSans-Regular", "Thalamus Sans", False),
    (INTER / "Inter-SemiBold.otf", "ThalamusSans-SemiBold", "Thalamus Sans", True),
    (INTER / "Inter-Medium.otf", "ThalamusSansMedium-Regular", "Thalamus Sans Medium", False),
    (INTER / "InterDisplay-SemiBold.otf", "ThalamusDisplay-SemiBold", "Thalamus Display", False),
    (MONO / "JetBrainsMono-Regular.ttf", "ThalamusMono-Regular", "Thalamus Mono", False),
    (MONO / "JetBrainsMono-SemiBold.ttf", "ThalamusMono-SemiBold", "Thalamus Mono", True),
]
# Latin, Latin Extended A/B, modifiers, combining marks, Greek, Cyrillic, Latin Extended Additional, punctuation, super- and subscripts,
# currency, letter-like, number forms, arrows, mathematics, technical, boxes and blocks, geometric shapes, some symbols, check marks.
RANGES = [(0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x209F),
          (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2500, 0x259F),
          (0x25A0, 0x25FF), (0x2600, 0x2617), (0x2713, 0x2718), (0xFFFD, 0xFFFD)]


def freeze_tabular_digits(font):
    """Makes the digits of feature "tnum" the ones that the character map names."""
    gsub = font["GSUB"].table
    lookups = {i for f in gsub.FeatureList.FeatureRecord if f.FeatureTag == "tnum" for i in f.Feature.LookupListIndex}
    tabular = {}
    for i in lookups:
        for table in gsub.LookupList.Lookup[i].SubTable:
            tabular.update(getattr(table, "ExtSubTable", table).mapping)
    for table in font["cmap"].tables:
        for digit in range(0x30, 0x3A):
            glyph = table.cmap[digit]  # tables may share one map
            table.cmap[digit] = tabular.get(glyph, glyph)


def even_digits(font):
    """Gives all digits one width: tabular figures of the display cut are not, and instances of a variable font differ by rounding."""
    digits = [font.getBestCmap()[d] for d in range(0x30, 0x3A)]
    width = max(font["hmtx"][d][0] for d in digits)
    for digit in digits:
        shift = (width - font["hmtx"][digit][0]) // 2
        glyph = font["glyf"][digit]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][digit] = (width, glyph.xMin)


def to_truetype(font):
    """Replaces the cubic outlines of a CFF font by quadratic ones."""
    glyphs = font.getGlyphSet()
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = font.getGlyphOrder(), {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_err=font["head"].unitsPerEm / 2000, reverse_direction=True))
        glyf.glyphs[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), glyf
    for name in font.getGlyphOrder():
        glyph = glyf.glyphs[name]
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(glyf.glyphs)
    maxp.maxZones, maxp.maxComponentElements = 1, 0
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions",
                  "maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.compile(font)
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 2.0, [], {}
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\000\001\000\000"


def rename(font, file, family, bold):
    style = "Bold" if bold else "Regular"
    made_from = font["name"].getDebugName(4)
    names = font["name"]
    keep = {n: names.getDebugName(n) for n in (0, 13, 14)}
    names.names = []
    for number, text in {**keep, 1: family, 2: style, 3: file, 4: family + ("" if style == "Regular" else " " + style),
                         5: f"Version 1.0; made from {made_from}", 6: file}.items():
        if text:
            names.setName(text, number, 3, 1, 0x409)
            names.setName(text, number, 1, 0, 0)
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~0x61 | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def make(source, file, family, bold, folder):
    font = TTFont(source)
    if "GSUB" in font and "tnum" in {f.FeatureTag for f in font["GSUB"].table.FeatureList.FeatureRecord}:
        freeze_tabular_digits(font)
    options = subset.Options()
    options.layout_features = ["ccmp", "mark", "mkmk"]
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "STAT", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
    subsetter.subset(font)
    if "CFF " in font:
        to_truetype(font)
    even_digits(font)
    rename(font, file, family, bold)
    # The same bytes on every run: no build time in the file.
    font.recalcTimestamp = False
    font["head"].modified = font["head"].created
    target = folder / f"{file}.ttf"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size // 1024} KiB, {font['maxp'].numGlyphs} glyphs")


if __name__ == "__main__":
    output = Path(sys.argv[1])
    output.mkdir(parents=True, exist_ok=True)
    for source, file, family, bold in FONTS:
        make(source, file, family, bold, output)
