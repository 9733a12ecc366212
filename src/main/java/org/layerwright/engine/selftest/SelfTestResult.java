package org.layerwright.engine.selftest;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * What a device gave in a self-test; as a file it crosses from the testing process to the asking one.
 *
 * @param backend the native libraries in use
 * @param network what the speed was measured with
 * @param batch images a step
 * @param imagesPerSecond trained, the best of several stretches
 */
public record SelfTestResult(
        String device, String backend, List<Case> cases, String network, int batch, double imagesPerSecond) {
    /** A gradient's largest error along a direction, relative to its size. */
    public static final double DERIVATIVE_LIMIT = 5e-3;

    /** The largest difference between the outputs or gradients of two devices, relative to the largest value. */
    public static final double DEVICE_LIMIT = 1e-3;

    private static final String FORMAT = "layerwright-selftest";
    private static final int VERSION = 1;

    public SelfTestResult {
        cases = List.copyOf(cases);
    }

    /**
     * One small network.
     *
     * @param refusal why the device cannot run it yet; empty where it can
     * @param difference of its gradient from differences of its loss
     * @param values outputs and gradient, to be compared with another device's
     */
    public record Case(String name, String refusal, double difference, List<Double> values) {
        public Case {
            values = List.copyOf(values);
        }

        public boolean passed() {
            return refusal.isEmpty() && difference <= DERIVATIVE_LIMIT;
        }

        /** The largest difference from what another device gave. */
        public double from(Case other) {
            double largest = 1e-3;
            double difference = values.size() == other.values.size() ? 0 : Double.POSITIVE_INFINITY;
            for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
                largest = Math.max(largest, Math.abs(other.values.get(i)));
                double found = Math.abs(values.get(i) - other.values.get(i));
                difference = Math.max(difference, found);
            }
            return difference / largest;
        }
    }

    public JsonWriter json() {
        return new JsonWriter()
                .header(FORMAT, VERSION)
                .put("device", device)
                .put("backend", backend)
                .put("network", network)
                .put("batch", batch)
                .put("imagesPerSecond", imagesPerSecond)
                .putObjects(
                        "cases",
                        cases.stream()
                                .map(each -> new JsonWriter()
                                        .put("name", each.name())
                                        .put("refusal", each.refusal())
                                        .put("difference", each.difference())
                                        .putNumbers("values", each.values()))
                                .toList());
    }

    /** @throws org.layerwright.json.JsonFormatException where it is no such result */
    public static SelfTestResult read(String text) {
        JsonReader json = JsonReader.parse(text).expect(FORMAT, VERSION);
        List<Case> cases = new ArrayList<>();
        for (JsonReader each : json.objects("cases")) {
            cases.add(new Case(
                    each.string("name"), each.string("refusal"), each.number("difference"), each.numbers("values")));
        }
        return new SelfTestResult(
                json.string("device"),
                json.string("backend"),
                cases,
                json.string("network"),
                json.integer("batch"),
                json.number("imagesPerSecond"));
    }
}
