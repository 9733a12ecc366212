package org.layerwright.network.param;

import java.util.List;
import java.util.Optional;

/**
 * Something that is chosen from a list by its id and then set by parameters: a layer type, an optimizer, a schedule, a
 * loss. Forms, files and checks are generated from this alone.
 */
public interface Parameterized {
    /** The name in files and in code: {@code Conv2D}, {@code adam}. */
    String id();

    /** The parameters in the order in which a form shows them. */
    List<ParamSpec<?>> params();

    default Optional<ParamSpec<?>> param(String name) {
        return params().stream().filter(spec -> spec.name().equals(name)).findFirst();
    }
}
