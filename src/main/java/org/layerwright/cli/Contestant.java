package org.layerwright.cli;

/** Who takes part in {@code bench peers}. */
enum Contestant {
    LAYERWRIGHT("Layerwright", "org.layerwright.engine.bench.NetworkBenchmark"),
    LIBTORCH("libtorch", "org.layerwright.bench.DjlBenchmark"),
    ONNX_RUNTIME("ONNX Runtime", "org.layerwright.bench.OnnxBenchmark");

    private final String title;
    private final String mainClass;

    Contestant(String title, String mainClass) {
        this.title = title;
        this.mainClass = mainClass;
    }

    /** A name for people; the same in all languages. */
    String title() {
        return title;
    }

    /** Its program, by name, so that this process loads no engine. */
    String mainClass() {
        return mainClass;
    }

    boolean isPeer() {
        return this != LAYERWRIGHT;
    }
}
