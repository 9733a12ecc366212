package org.layerwright.importer.onnx;

import org.layerwright.importer.draft.DraftLayer;
import org.layerwright.network.Shape;
import org.layerwright.network.layer.UpSampling2D;

/** Images that become larger by a whole factor. */
final class ResizeNodes {
    private static final long RESIZE_WITH_REGION = 11;

    private ResizeNodes() {}

    static Lying resize(Site site) throws Refusal {
        OnnxNode node = site.node();
        Lying value = site.image();
        int factor = factor(site, value.shape());
        String mode = node.text("mode", "nearest");
        boolean bilinear = mode.equals("linear") && isHalfPixel(site);
        if (!bilinear && !(mode.equals("nearest") && repeats(site, factor))) {
            throw new Refusal("mode=" + mode + ", coordinate_transformation_mode=" + coordinates(site)
                    + ", nearest_mode=" + node.text("nearest_mode", ""));
        }
        Shape image = value.shape();
        Shape larger = Shape.of(
                Math.multiplyExact(image.height(), factor),
                Math.multiplyExact(image.width(), factor),
                image.channels());
        DraftLayer layer = site.draft()
                .add(site.name("upsample"), UpSampling2D.ID, larger, value.layer())
                .with(UpSampling2D.FACTOR.name(), factor);
        return value.on(bilinear ? layer.with(UpSampling2D.INTERPOLATION.name(), "bilinear") : layer);
    }

    private static int factor(Site site, Shape image) throws Refusal {
        boolean region = site.node().type().equals("Resize") && site.network().operatorSet() >= RESIZE_WITH_REGION;
        OnnxTensor scales = site.optional(region ? 2 : 1);
        OnnxTensor sizes = region ? site.optional(3) : null;
        double[] factors = new double[4];
        if (scales != null && scales.size() == factors.length) {
            for (int i = 0; i < factors.length; i++) {
                factors[i] = scales.number(i);
            }
        } else if (sizes != null && sizes.size() == factors.length) {
            factors[0] = 1;
            factors[1] = sizes.number(1) / image.channels();
            factors[2] = sizes.number(2) / image.height();
            factors[3] = sizes.number(3) / image.width();
        } else if (site.node().has("scales")) {
            float[] given = site.node().attributes().get("scales").reals();
            for (int i = 0; i < Math.min(given.length, factors.length); i++) {
                factors[i] = given[i];
            }
        }
        boolean whole = factors[0] == 1
                && factors[1] == 1
                && factors[2] == factors[3]
                && UpSampling2D.FACTOR.accept(factors[2]).isPresent();
        if (!whole) {
            throw new Refusal("scales=" + factors[2] + "×" + factors[3]);
        }
        return (int) factors[2];
    }

    private static String coordinates(Site site) {
        boolean chosen = site.network().operatorSet() >= RESIZE_WITH_REGION
                && site.node().type().equals("Resize");
        return site.node().text("coordinate_transformation_mode", chosen ? "half_pixel" : "asymmetric");
    }

    private static boolean isHalfPixel(Site site) {
        String coordinates = coordinates(site);
        return site.node().integer("antialias", 0) == 0
                && (coordinates.equals("half_pixel") || coordinates.equals("pytorch_half_pixel"));
    }

    /** Whether each pixel is simply repeated. */
    private static boolean repeats(Site site, int factor) {
        String older = site.network().operatorSet() >= RESIZE_WITH_REGION ? "round_prefer_floor" : "floor";
        String rounding = site.node().text("nearest_mode", older);
        return switch (coordinates(site)) {
            case "asymmetric" -> rounding.equals("floor") || (rounding.equals("round_prefer_floor") && factor <= 2);
            // Centres of new pixels never lie where rounding turns.
            case "half_pixel", "pytorch_half_pixel" -> rounding.startsWith("round_prefer");
            default -> false;
        };
    }
}
