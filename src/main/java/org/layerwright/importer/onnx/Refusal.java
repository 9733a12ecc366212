package org.layerwright.importer.onnx;

/** A node that no layer of ours stands for in the form that it has. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param form the attribute that is at fault with its value, as ONNX writes them: {@code kernel_shape=3×5} */
    Refusal(String form) {
        super(form, null, false, false);
    }
}
