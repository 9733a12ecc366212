package org.layerwright.ui.viewmodel.data;

import java.util.Optional;
import org.layerwright.data.CatalogEntry;
import org.layerwright.data.ReadOptions.Address;
import org.layerwright.text.Texts;

/**
 * A data set in the list.
 *
 * @param address what a plan calls it: an id, or a path with its options
 * @param here whether it can be opened now
 * @param entry of the catalogue, for the sets that are in it
 */
public record SetItem(Group group, String address, boolean here, Optional<CatalogEntry> entry) {
    /** Where sets come from, in the order of the list. */
    public enum Group {
        /** Comes along or can be downloaded. */
        CATALOG,
        /** Points that are made by a rule. */
        GENERATED,
        /** The user's own. */
        OWN
    }

    /** Its name; of the user's own, the name of the file or folder. */
    public String title(Texts texts) {
        return switch (group) {
            case CATALOG -> entry.map(CatalogEntry::title).orElse(address);
            case GENERATED -> texts.get("data.generated." + address);
            case OWN -> fileName(Address.of(address).place());
        };
    }

    /** One sentence on what it is. */
    public String about(Texts texts) {
        return switch (group) {
            case CATALOG -> texts.find("dataset." + address + ".about").orElse("");
            case GENERATED -> texts.get("data.generated." + address + ".about");
            case OWN -> Address.of(address).place();
        };
    }

    /** Of a long path the end says most. */
    private static String fileName(String path) {
        String trimmed = path.replaceAll("[/\\\\]+$", "");
        return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
    }
}
