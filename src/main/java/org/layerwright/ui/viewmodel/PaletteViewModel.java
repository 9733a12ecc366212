package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

    /**
     * The groups with those types whose title or name in files, or whose group, has a text in it; all for an empty text.
     *
     * @return without groups in which nothing was found
     */
    public List<Group> matching(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        List<Group> found = new ArrayList<>();
        for (Group group : groups) {
            List<Entry> entries = group.entries().stream()
                    .filter(entry -> Stream.of(entry.title(), entry.type().id(), group.title())
                            .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted)))
                    .toList();
            if (!entries.isEmpty()) {
                found.add(new Group(group.category(), group.title(), entries));
            }
        }
        return found;
    }

    public static PaletteViewModel of(Texts texts) {
        List<Group> groups = new ArrayList<>();
        for (LayerType.Category category : LayerType.Category.values()) {
            List<Entry> entries = LayerTypes.all().stream()
                    .filter(type -> type.category() == category)
                    .map(type -> new Entry(
                            type,
                            TypeTexts.title(texts, "layer", type.id()),
                            TypeTexts.help(texts, "layer", type.id())))
                    .toList();
            if (!entries.isEmpty()) {
                groups.add(new Group(category, texts.get("category." + category), entries));
            }
        }
        return new PaletteViewModel(groups);
    }
}
