package org.layerwright.importer.keras;

/** A layer that we have, in a form that we do not have. */
final class KerasForm extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param form the parameter that is at fault with its value: {@code kernel_size=[3,5]} */
    KerasForm(String form) {
        super(form, null, false, false);
    }
}
