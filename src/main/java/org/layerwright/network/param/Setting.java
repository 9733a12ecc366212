package org.layerwright.network.param;

/**
 * A choice from a list together with its parameters, such as the optimizer {@code adam} with a learning rate of 0.001.
 *
 * @param type the {@link Parameterized#id()} of what was chosen
 * @param params the values that differ from the defaults
 */
public record Setting(String type, ParamValues params) {
    public static Setting of(String type, Object... namesAndValues) {
        return new Setting(type, ParamValues.of(namesAndValues));
    }

    public Setting with(String name, Object value) {
        return new Setting(type, params.with(name, value));
    }
}
