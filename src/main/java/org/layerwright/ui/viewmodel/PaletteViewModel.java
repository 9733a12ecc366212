package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import org.layerwright.network.layer.LayerType;
import org.layerwright.network.layer.LayerTypes;
import org.layerwright.text.Texts;

/**
 * The layer types in their groups, in words.
 *
 * @param groups in the order of the categories, none of them empty
 */
public record PaletteViewModel(List<Group> groups) {
    public PaletteViewModel {
        groups = List.copyOf(groups);
    }

    /** The types of one category. */
    public record Group(LayerType.Category category, String title, List<Entry> entries) {
        public Group {
            entries = List.copyOf(entries);
        }
    }

    /** One type with its title and what it is for. */
    public record Entry(LayerType type, String title, String help) {}

    public static PaletteViewModel of(Texts texts) {
        List<Group> groups = new ArrayList<>();
        for (LayerType.Category category : LayerType.Category.values()) {
            List<Entry> entries = LayerTypes.all().stream()
                    .filter(type -> type.category() == category)
                    .map(type -> new Entry(
                            type,
                            texts.find("layer." + type.id() + ".title").orElse(type.id()),
                            texts.find("layer." + type.id() + ".help").orElse("")))
                    .toList();
            if (!entries.isEmpty()) {
                groups.add(new Group(category, texts.get("category." + category), entries));
            }
        }
        return new PaletteViewModel(groups);
    }
}
