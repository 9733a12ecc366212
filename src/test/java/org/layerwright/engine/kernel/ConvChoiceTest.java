package org.layerwright.engine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.network.Shape;
import org.layerwright.network.op.Attributes;
import org.layerwright.network.op.OpType;

/** The kernels of a convolution against {@link ConvKernel}, which {@link KernelGoldenTest} compares with PyTorch. */
class ConvChoiceTest {
    private static final int SAMPLES = 5;

    /** A convolution from {@code in} to so many filters. */
    record Case(Shape in, int filters, Attributes.Window window, boolean bias) {
        Shape out() {
            Attributes.Window w = window;
            int height = (in.height() + w.padTop() + w.padBottom() - w.spanHeight()) / w.strideHeight() + 1;
            int width = (in.width() + w.padLeft() + w.padRight() - w.spanWidth()) / w.strideWidth() + 1;
            return Shape.of(height, width, filters);
        }

        KernelRun run(Function<KernelSite, Kernel> factory) {
            List<Integer> kernel = List.of(window.kernelHeight(), window.kernelWidth(), in.channels(), filters);
            List<List<Integer>> weights = bias ? List.of(kernel, List.of(filters)) : List.of(kernel);
            return new KernelRun(factory, OpType.CONV, window, in, out(), weights, SAMPLES);
        }
    }

    private static Attributes.Window window(
            int height, int width, int stride, int top, int left, int bottom, int right) {
        return new Attributes.Window(height, width, stride, stride, 1, 1, top, left, bottom, right);
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(Shape.of(10, 12, 16), 16, window(3, 3, 1, 1, 1, 1, 1), false),
                // Two samples a call, so that the last call has one.
                new Case(Shape.of(64, 64, 16), 16, window(3, 3, 1, 1, 1, 1, 1), true),
                new Case(Shape.of(10, 12, 16), 32, window(3, 3, 2, 0, 0, 1, 1), true),
                new Case(Shape.of(11, 13, 20), 36, window(3, 3, 2, 1, 1, 1, 1), true),
                new Case(Shape.of(10, 12, 16), 32, window(1, 1, 2, 0, 0, 0, 0), false),
                new Case(Shape.of(9, 11, 5), 7, window(3, 5, 2, 1, 2, 1, 2), true),
                new Case(Shape.of(10, 12, 6), 5, window(2, 2, 1, 0, 0, 1, 1), true),
                new Case(Shape.of(10, 12, 16), 16, window(3, 3, 1, 0, 0, 0, 0), true),
                new Case(Shape.of(10, 12, 16), 16, window(4, 4, 1, 1, 1, 2, 2), false));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneDnnAgreesWithProducts(Case one) {
        agree(one, DnnConvKernel::new);
        agree(one, ConvChoice::kernel);
    }

    @Test
    void inputGradientsAsConvolutionsAgreeWithProducts() {
        agree(new Case(Shape.of(16, 16, 32), 48, window(3, 3, 1, 1, 1, 1, 1), true), ConvChoice::split);
        agree(new Case(Shape.of(10, 12, 33), 32, window(5, 3, 1, 2, 1, 2, 1), false), ConvChoice::split);
        agree(new Case(Shape.of(64, 64, 16), 16, window(3, 3, 1, 1, 1, 1, 1), true), ConvChoice::split);
    }

    private static void agree(Case one, Function<KernelSite, Kernel> factory) {
        try (KernelRun expected = one.run(ConvKernel::new);
                KernelRun found = one.run(factory)) {
            expected.forwardAndBackward();
            found.forwardAndBackward();
            compare("y", expected.y(), found.y());
            compare("dx", expected.dx(), found.dx());
            for (int i = 0; i < (one.bias() ? 2 : 1); i++) {
                compare("dw" + i, expected.weightGradient(i), found.weightGradient(i));
            }
        }
    }

    private static void compare(String name, float[] expected, float[] found) {
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], 1e-5 * largest, name + " " + i);
        }
    }

    /** ND4J's operators cannot be told a padding that is neither even nor "same", nor do they take every dilation. */
    @Test
    void whatOneDnnCannotDoIsProducts() {
        Attributes.Window uneven = window(3, 3, 1, 2, 2, 0, 0);
        Attributes.Window dilated = new Attributes.Window(3, 3, 1, 1, 2, 2, 2, 2, 2, 2);
        for (Attributes.Window window : List.of(uneven, dilated)) {
            Function<KernelSite, Kernel> checked = site -> assertInstanceOf(ConvKernel.class, ConvChoice.kernel(site));
            new Case(Shape.of(10, 12, 16), 16, window, true).run(checked).close();
        }
    }
}
