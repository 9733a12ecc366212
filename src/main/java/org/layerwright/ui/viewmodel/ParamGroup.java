package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;

/** The entries of several parameters that are kept as one {@link ParamValues}. */
public final class ParamGroup {
    private final List<ParamField<?>> fields;

    /** @param changed runs after each change of an entry */
    public ParamGroup(List<ParamSpec<?>> specs, Runnable changed) {
        List<ParamField<?>> made = new ArrayList<>();
        for (ParamSpec<?> spec : specs) {
            ParamField<?> field = new ParamField<>(spec);
            field.valueProperty().addListener(observable -> changed.run());
            field.validProperty().addListener(observable -> changed.run());
            field.textProperty().addListener(observable -> {
                if (!field.isValid()) {
                    changed.run(); // What is wrong is told with what stands there now.
                }
            });
            made.add(field);
        }
        fields = List.copyOf(made);
    }

    /** In the order of their specifications. */
    public List<ParamField<?>> fields() {
        return fields;
    }

    /** @throws IllegalArgumentException where there is no such parameter */
    public ParamField<?> field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No entry is called " + name + "."));
    }

    public void show(ParamValues values) {
        for (ParamField<?> field : fields) {
            Object given = values.get(field.name());
            field.set(given == null ? field.spec().defaultValue() : given);
        }
    }

    /** The last right values that differ from the defaults. */
    public ParamValues values() {
        ParamValues values = ParamValues.EMPTY;
        for (ParamField<?> field : fields) {
            if (!field.value().equals(field.spec().defaultValue())) {
                values = values.with(field.name(), field.value());
            }
        }
        return values;
    }

    public List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        fields.forEach(field -> field.problem().ifPresent(found::add));
        return found;
    }
}
