package org.layerwright.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.layerwright.ui.control.PixelMap.colour;

import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;
import org.layerwright.ui.control.PixelMap.Palette;
import org.layerwright.ui.testing.Fx;
import org.layerwright.ui.testing.FxTest;

@FxTest
class PixelMapTest {
    @Test
    void greyGoesFromBlackToWhite() {
        assertEquals(0xFF000000, colour(-2, -2, 2, Palette.GREY));
        assertEquals(0xFF808080, colour(0, -2, 2, Palette.GREY));
        assertEquals(0xFFFFFFFF, colour(2, -2, 2, Palette.GREY));
        assertEquals(0xFFFFFFFF, colour(7, -2, 2, Palette.GREY));
    }

    @Test
    void aMapThatIsTheSameEverywhereIsDark() {
        assertEquals(0xFF000000, colour(0, 0, 0, Palette.GREY));
    }

    @Test
    void zeroIsWhiteAndTheStrongerSideHasTheFullColour() {
        assertEquals(0xFFFFFFFF, colour(0, -4, 2, Palette.AROUND_ZERO));
        assertEquals(0xFF1F6FC4, colour(-4, -4, 2, Palette.AROUND_ZERO));
        // Half way from white to the other colour: 255 + (0xD9 - 255) / 2 and so on.
        assertEquals(0xFFECB585, colour(2, -4, 2, Palette.AROUND_ZERO));
    }

    @Test
    void whatIsBeyondTheLastUnitDoesNotHideTheOthers() {
        WritableImage image =
                Fx.get(() -> PixelMap.channel(new float[] {0, 1, 0, Float.NaN}, 2, 2, 1, 0, Palette.GREY));
        assertEquals(0xFFFFFFFF, image.getPixelReader().getArgb(1, 0));
        assertEquals(0xFF000000, image.getPixelReader().getArgb(0, 1));
        assertEquals(0, image.getPixelReader().getArgb(1, 1));
    }

    @Test
    void anOverlayIsTransparentWhereNothingIs() {
        assertEquals(0x00D96B0B, colour(0, 0, 1, Palette.OVERLAY));
        assertEquals(0xFFD96B0B, colour(1, 0, 1, Palette.OVERLAY));
        assertEquals(0, colour(Float.NaN, 0, 1, Palette.OVERLAY));
    }
}
