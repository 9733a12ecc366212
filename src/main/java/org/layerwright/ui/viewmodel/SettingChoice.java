package org.layerwright.ui.viewmodel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.layerwright.network.Problem;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;
import org.layerwright.text.Texts;

/**
 * A choice from a list with the parameters of what is chosen: the optimizer, the schedule, the loss. Each type keeps its
 * entries while another one is chosen.
 */
public final class SettingChoice<T extends Parameterized> {
    private final String kind;
    private final List<T> types;
    private final Map<String, ParamGroup> groups = new LinkedHashMap<>();
    private final ObjectProperty<T> type = new SimpleObjectProperty<>(this, "type");
    /** What a plan named that is not in the list; kept until something else is chosen. */
    private Setting unknown;

    /**
     * @param kind the first part of the texts' keys and the subject of problems: {@code optimizer}
     * @param types what can be chosen, the default first
     * @param changed runs after each change
     */
    public SettingChoice(String kind, List<? extends T> types, Runnable changed) {
        this.kind = kind;
        this.types = List.copyOf(types);
        this.types.forEach(known -> groups.put(known.id(), new ParamGroup(known.params(), changed)));
        type.set(this.types.get(0));
        type.addListener(observable -> changed.run());
    }

    public String kind() {
        return kind;
    }

    public List<T> types() {
        return types;
    }

    /** What is chosen; null where a plan named what is not in the list. */
    public ObjectProperty<T> typeProperty() {
        return type;
    }

    public T type() {
        return type.get();
    }

    public ParamGroup paramsOf(T known) {
        return groups.get(known.id());
    }

    /** The entries of what is chosen; none where that is not known. */
    public List<ParamField<?>> fields() {
        return type() == null ? List.of() : paramsOf(type()).fields();
    }

    public void show(Setting setting) {
        T known = types.stream()
                .filter(candidate -> candidate.id().equals(setting.type()))
                .findFirst()
                .orElse(null);
        unknown = setting;
        if (known != null) {
            paramsOf(known).show(setting.params());
        }
        type.set(known);
    }

    public Setting setting() {
        return type() == null
                ? unknown
                : new Setting(type().id(), paramsOf(type()).values());
    }

    public List<Problem> problems() {
        return type() == null
                ? List.of(Problem.of("unknown-" + kind, kind, unknown.type()))
                : paramsOf(type()).problems();
    }

    public String title(Texts texts) {
        return title(texts, setting().type());
    }

    public String title(Texts texts, String id) {
        return TypeTexts.title(texts, kind, id);
    }

    public String help(Texts texts, String id) {
        return TypeTexts.help(texts, kind, id);
    }
}
