package org.layerwright.ui.view;

import java.util.List;
import org.kordamp.ikonli.feather.Feather;
import org.layerwright.text.Texts;

/**
 * One page of the window. It lives as long as the window and keeps the view models that must outlive a change of the
 * language; its view is made when it is first shown, and again in another language. Its words are {@code page.<id>} and
 * {@code page.<id>.help}.
 */
public interface Page {
    String id();

    Feather icon();

    /** Makes the page's view in a language. */
    PageView view(Texts texts);

    /** What stands in the menu View, and works while the page is shown. */
    default List<PageCommand> commands() {
        return List.of();
    }

    /** The window is closing. */
    default void close() {}
}
