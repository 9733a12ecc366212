package org.layerwright.ui.viewmodel;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamSpec.DoubleParam;
import org.layerwright.network.param.ParamSpec.FlagParam;
import org.layerwright.network.param.ParamSpec.IntParam;

/**
 * The entry of one parameter: the text as it was typed, the last value that was right, and whether the text is right
 * now. A wrong text stays as it is, to be corrected, and the value before it goes on being used.
 *
 * @param <T> the Java type of a value
 */
public final class ParamField<T> {
    private final ParamSpec<T> spec;
    private final StringProperty text = new SimpleStringProperty(this, "text");
    private final ReadOnlyObjectWrapper<T> value;
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);

    public ParamField(ParamSpec<T> spec) {
        this.spec = spec;
        this.value = new ReadOnlyObjectWrapper<>(this, "value", spec.defaultValue());
        text.set(plain(spec.defaultValue()));
        text.addListener((observable, before, now) -> read(now));
    }

    public ParamSpec<T> spec() {
        return spec;
    }

    public String name() {
        return spec.name();
    }

    /** What stands in the editor: a number as text, the name of a choice, {@code true} or {@code false}. */
    public StringProperty textProperty() {
        return text;
    }

    /** The last value that was right. */
    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    public T value() {
        return value.get();
    }

    public ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    public boolean isValid() {
        return valid.get();
    }

    /** Shows a value; one that the specification refuses is shown and marked as wrong. */
    public void set(Object newValue) {
        text.set(plain(newValue));
    }

    /** What is wrong with the text, where something is. */
    public Optional<Problem> problem() {
        return isValid()
                ? Optional.empty()
                : Optional.of(Problem.of("bad-plan-value", name(), name(), spec.expected(), text.get()));
    }

    private void read(String entered) {
        Optional<T> accepted = parse(entered).flatMap(spec::accept);
        accepted.ifPresent(value::set);
        valid.set(accepted.isPresent());
    }

    private Optional<Object> parse(String entered) {
        String trimmed = entered == null ? "" : entered.strip();
        if (spec instanceof IntParam || spec instanceof DoubleParam) {
            return number(trimmed);
        }
        if (spec instanceof FlagParam) {
            boolean known = trimmed.equals("true") || trimmed.equals("false");
            return known ? Optional.of(Boolean.valueOf(trimmed)) : Optional.empty();
        }
        return Optional.of(trimmed);
    }

    private static Optional<Object> number(String entered) {
        // Double.parseDouble would take "1f" and "0x1p3" too.
        if (!entered.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(entered));
    }

    private static String plain(Object value) {
        return value instanceof Double number ? plain(number.doubleValue()) : String.valueOf(value);
    }

    /** A number as it is typed: {@code 0}, {@code 0.001}, {@code 3e-4}. */
    public static String plain(double number) {
        boolean whole = number == Math.rint(number) && Math.abs(number) < 1e9;
        return whole
                ? Long.toString((long) number)
                : Double.toString(number).replace(".0E", "e").replace("E", "e");
    }
}
