package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Parameterized;
import org.layerwright.network.param.Setting;
import org.layerwright.text.Texts;

/** A list of settings that are carried out in order, each added from a list of types: the augmentations. */
public final class SettingList {
    private final String kind;
    private final List<Parameterized> types;
    private final Runnable changed;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    /** Held here: it hears of the entries only as long as somebody holds it, and with it those who listen to it. */
    private final ObservableList<Entry> shown = FXCollections.unmodifiableObservableList(entries);

    /**
     * One that was added.
     *
     * @param known whether its type is in the list; if not, it is kept as it came and has no entries
     */
    public record Entry(Setting shown, boolean known, ParamGroup params) {
        public String typeId() {
            return shown.type();
        }

        Setting setting() {
            return known ? new Setting(shown.type(), params.values()) : shown;
        }
    }

    /**
     * @param kind the first part of the texts' keys: {@code augmentation}
     * @param types what can be added
     * @param changed runs after each change
     */
    public SettingList(String kind, List<? extends Parameterized> types, Runnable changed) {
        this.kind = kind;
        this.types = List.copyOf(types);
        this.changed = changed;
        entries.addListener((ListChangeListener<Entry>) change -> changed.run());
    }

    public String kind() {
        return kind;
    }

    public List<Parameterized> types() {
        return types;
    }

    /** In the order in which they are carried out. */
    public ObservableList<Entry> entries() {
        return shown;
    }

    public void add(Parameterized type) {
        entries.add(entry(new Setting(type.id(), ParamValues.EMPTY)));
    }

    public void remove(Entry entry) {
        entries.remove(indexOf(entry));
    }

    /** Moves an entry up or down; at either end it stays. */
    public void move(Entry entry, int by) {
        int from = indexOf(entry);
        int to = Math.max(0, Math.min(from + by, entries.size() - 1));
        if (from != to) {
            List<Entry> next = new ArrayList<>(entries);
            next.add(to, next.remove(from));
            entries.setAll(next);
        }
    }

    public void show(List<Setting> settings) {
        if (!settings.equals(settings())) {
            entries.setAll(settings.stream().map(this::entry).toList());
        }
    }

    public List<Setting> settings() {
        return entries.stream().map(Entry::setting).toList();
    }

    public List<Problem> problems() {
        List<Problem> found = new ArrayList<>();
        for (Entry entry : entries) {
            if (!entry.known()) {
                found.add(Problem.of("unknown-" + kind, kind, entry.typeId()));
            }
            found.addAll(entry.params().problems());
        }
        return found;
    }

    public String title(Texts texts, String id) {
        return TypeTexts.title(texts, kind, id);
    }

    public String help(Texts texts, String id) {
        return TypeTexts.help(texts, kind, id);
    }

    private Entry entry(Setting setting) {
        Parameterized type = types.stream()
                .filter(known -> known.id().equals(setting.type()))
                .findFirst()
                .orElse(null);
        ParamGroup params = new ParamGroup(type == null ? List.of() : type.params(), changed);
        params.show(setting.params());
        return new Entry(setting, type != null, params);
    }

    /** Two entries may be alike; this one itself is meant. */
    private int indexOf(Entry entry) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).params() == entry.params()) {
                return i;
            }
        }
        throw new IllegalArgumentException("The entry is not in the list.");
    }
}
