package org.layerwright.ui.viewmodel;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
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
public final class ParamField<T> implements ParamEntry {
    private final ParamSpec<T> spec;
    private final StringProperty text = new SimpleStringProperty(this, "text");
    private final ReadOnlyObjectWrapper<T> value;
    /** Always empty: the form tells what is wrong with its entries in one place. */
    private final ObservableValue<String> told = new SimpleStringProperty("");

    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper(this, "valid", true);

    public ParamField(ParamSpec<T> spec) {
        this.spec = spec;
        this.value = new ReadOnlyObjectWrapper<>(this, "value", spec.defaultValue());
        text.set(NumberText.format(spec.defaultValue()));
        text.addListener((observable, before, now) -> read(now));
    }

    @Override
    public ParamSpec<T> spec() {
        return spec;
    }

    @Override
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
        text.set(NumberText.format(newValue));
    }

    /** Whether the default stands in the editor. */
    public boolean isDefault() {
        return isValid() && value().equals(spec.defaultValue());
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public boolean enterText(String entered) {
        text.set(entered);
        return isValid();
    }

    @Override
    public boolean enter(Object raw) {
        set(raw);
        return isValid();
    }

    @Override
    public void step(int by) {
        if (spec instanceof IntParam bounds && value() instanceof Integer current) {
            set((int) Math.max(bounds.min(), Math.min(bounds.max(), (long) current + by)));
        }
    }

    @Override
    public void cancel() {
        set(value());
    }

    @Override
    public void leave() {
        // Every key has counted already.
    }

    @Override
    public ObservableValue<Boolean> wrongProperty() {
        return valid.map(right -> !right);
    }

    @Override
    public ObservableValue<String> errorProperty() {
        return told;
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
            return NumberText.parse(trimmed);
        }
        if (spec instanceof FlagParam) {
            boolean known = trimmed.equals("true") || trimmed.equals("false");
            return known ? Optional.of(Boolean.valueOf(trimmed)) : Optional.empty();
        }
        return Optional.of(trimmed);
    }
}
