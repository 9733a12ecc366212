package org.layerwright.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.layerwright.network.Shape;

/**
 * Sets of points in the plane that are made, not read, each with a shape that teaches something: {@code spiral},
 * {@code circles}, {@code xor}, {@code gaussians}, {@code moons}. Options follow a question mark:
 * {@code moons?noise=0.1&samples=500&seed=3}; {@code classes} counts the arms of the spiral, the circles, or the
 * clouds. Points lie roughly in −1..1. The test part has a quarter as many points, from another stream of the same seed.
 * The same string gives the same points on every machine.
 */
public final class GeneratedSets {
    private static final int MAX_SAMPLES = 1_000_000;
    private static final int MAX_CLASSES = 10;

    private static final Map<String, Shaper> SHAPES = Map.of(
            "spiral", GeneratedSets::spiral,
            "circles", GeneratedSets::circles,
            "xor", GeneratedSets::xor,
            "gaussians", GeneratedSets::gaussians,
            "moons", GeneratedSets::moons);

    /** Places a point of a class, before noise. */
    @FunctionalInterface
    private interface Shaper {
        double[] point(int label, int classes, SplitMix64 random);
    }

    private record Recipe(Shaper shaper, int classes, double noise, int samples, long seed) {}

    private GeneratedSets() {}

    /** The ids, in the order in which they are offered: from easy to hard. */
    public static List<String> ids() {
        return List.of("gaussians", "xor", "circles", "moons", "spiral");
    }

    /**
     * Makes the set of that id.
     *
     * @param idOrOptions an id, perhaps with options behind a question mark
     * @return nothing if the id is none of {@link #ids()}
     * @throws DataException if an option is unknown or has a value that it cannot have
     */
    public static Optional<LabelledData> find(String idOrOptions) {
        int mark = idOrOptions.indexOf('?');
        String id = mark < 0 ? idOrOptions : idOrOptions.substring(0, mark);
        Shaper shaper = SHAPES.get(id);
        if (shaper == null) {
            return Optional.empty();
        }
        Map<String, String> options = ReadOptions.pairs(mark < 0 ? "" : idOrOptions.substring(mark + 1));
        Set<String> known = id.equals("xor") || id.equals("moons")
                ? Set.of("noise", "samples", "seed")
                : Set.of("noise", "samples", "seed", "classes");
        for (String name : options.keySet()) {
            // Two moons and two kinds of corners are all there are; asking for two is no mistake.
            boolean two = name.equals("classes") && options.get(name).equals("2");
            if (!known.contains(name) && !two) {
                throw new DataException(
                        "error.options.unknown",
                        name,
                        String.join(", ", known.stream().sorted().toList()));
            }
        }
        Recipe recipe = new Recipe(
                shaper,
                (int) whole(options, "classes", id.equals("gaussians") || id.equals("spiral") ? 3 : 2, 2, MAX_CLASSES),
                noise(options),
                (int) whole(options, "samples", 1000, 2, MAX_SAMPLES),
                whole(options, "seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
        Fingerprint fingerprint = new Fingerprint(Progress.none(), 1);
        Dataset train = make(id, recipe, recipe.samples(), 0, fingerprint);
        Dataset test = make(id, recipe, Math.max(recipe.classes(), recipe.samples() / 4), 1, fingerprint);
        return Optional.of(new LabelledData(id, train, Optional.of(test), fingerprint.hex()));
    }

    private static Dataset make(String id, Recipe recipe, int count, int stream, Fingerprint fingerprint) {
        SplitMix64 random = SplitMix64.forStream(recipe.seed(), stream);
        ByteBuffer values = ByteBuffer.allocate(count * 2 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int[] labels = new int[count];
        Arrays.setAll(labels, i -> i % recipe.classes());
        random.shuffle(labels, count);
        for (int label : labels) {
            double[] point = recipe.shaper().point(label, recipe.classes(), random);
            for (double coordinate : point) {
                values.putFloat((float) (coordinate + recipe.noise() * gaussian(random)));
            }
        }
        fingerprint.add(values.array(), 0, values.capacity());
        fingerprint.add(Arrays.toString(labels));
        Dataset samples = new StoredSamples(
                id,
                Shape.of(2),
                new StoredSamples.Layout(0, 2 * Float.BYTES, ElementType.F4, ByteOrder.LITTLE_ENDIAN, 1, false),
                SampleBytes.inMemory(values.array()),
                Labels.ofClasses(labels, ClassNames.numbered(recipe.classes())));
        return new NamedFeatures(samples, List.of("x", "y"));
    }

    private static double[] spiral(int label, int classes, SplitMix64 random) {
        double radius = random.nextDouble();
        return polar(radius, 3.5 * radius + 2 * Math.PI * label / classes);
    }

    private static double[] circles(int label, int classes, SplitMix64 random) {
        return polar((label + 1.0) / classes, 2 * Math.PI * random.nextDouble());
    }

    private static double[] xor(int label, int classes, SplitMix64 random) {
        double x = 2 * random.nextDouble() - 1;
        double y = random.nextDouble() * ((x < 0) == (label == 0) ? -1 : 1);
        return new double[] {x, y};
    }

    private static double[] gaussians(int label, int classes, SplitMix64 random) {
        double[] centre = polar(0.6, 2 * Math.PI * label / classes);
        return new double[] {centre[0] + 0.1 * gaussian(random), centre[1] + 0.1 * gaussian(random)};
    }

    /** Two half circles that reach into each other, shrunk from the usual −1..2 to −1..1. */
    private static double[] moons(int label, int classes, SplitMix64 random) {
        double angle = Math.PI * random.nextDouble();
        double x = StrictMath.cos(angle);
        double y = StrictMath.sin(angle);
        return label == 0
                ? new double[] {(x - 0.5) / 1.5, (y - 0.25) / 1.5}
                : new double[] {(0.5 - x) / 1.5, (0.25 - y) / 1.5};
    }

    private static double[] polar(double radius, double angle) {
        return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
    }

    /** A normal number by Box and Muller (1958); StrictMath, so that every machine gives the same. */
    private static double gaussian(SplitMix64 random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    private static double noise(Map<String, String> options) {
        String text = options.getOrDefault("noise", "0.05");
        double value = CsvColumn.number(text);
        if (!(value >= 0 && value <= 1)) {
            throw new DataException("error.options.value", "noise", text, "0 … 1");
        }
        return value;
    }

    private static long whole(Map<String, String> options, String name, long byDefault, long least, long most) {
        String text = options.get(name);
        if (text == null) {
            return byDefault;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new DataException(e, "error.options.value", name, text, least + " … " + most);
        }
        throw new DataException("error.options.value", name, text, least + " … " + most);
    }
}
