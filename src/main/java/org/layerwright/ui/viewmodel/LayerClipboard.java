package org.layerwright.ui.viewmodel;

import java.util.List;
import java.util.Map;
import org.layerwright.json.JsonFormatException;
import org.layerwright.network.LayerSpec;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.text.Texts;

/**
 * Cut, copy and paste of layers as text: what is copied is a network file of those layers, which can be mailed and
 * pasted elsewhere. What is pasted may be such a file, one of a whole network, a list of layers or one layer.
 */
public final class LayerClipboard {
    /** Far longer than any network; keeps a copied book from being read as one. */
    private static final int LONGEST = 4_000_000;

    private final BlockEdits edits;
    private final TextClipboard clipboard;
    private final Dialogs dialogs;
    private final Texts texts;

    public LayerClipboard(DocumentViewModel document, TextClipboard clipboard, Dialogs dialogs, Texts texts) {
        this.edits = new BlockEdits(document);
        this.clipboard = clipboard;
        this.dialogs = dialogs;
        this.texts = texts;
    }

    public void cut() {
        copy();
        edits.remove(EditName.Kind.CUT);
    }

    public void copy() {
        List<LayerSpec> layers = edits.layers();
        if (!layers.isEmpty()) {
            clipboard.put(NetworkJson.write(new NetworkSpec("", Map.of(), layers)));
        }
    }

    /** Puts the layers of the clipboard after the selected ones; tells what is wrong where there are none in it. */
    public void paste() {
        String text = clipboard.text().strip();
        if (text.isEmpty()) {
            refuse(texts.get("canvas.paste.empty"));
            return;
        }
        if (text.length() > LONGEST) {
            refuse(texts.get("canvas.paste.long", text.length(), LONGEST));
            return;
        }
        List<LayerSpec> layers;
        try {
            layers = NetworkJson.read(asFile(text)).layers();
        } catch (JsonFormatException e) {
            refuse(texts.get("canvas.paste.reason", texts.json(e)));
            return;
        }
        if (layers.isEmpty()) {
            refuse(texts.get("canvas.paste.no-layers"));
            return;
        }
        edits.paste(layers);
    }

    private void refuse(String sentence) {
        dialogs.error(texts.get("canvas.paste.headline"), sentence);
    }

    /** A list of layers, or one layer, as a network file. */
    private static String asFile(String text) {
        boolean list = text.startsWith("[");
        boolean oneLayer = text.startsWith("{") && !text.contains("\"format\"") && text.contains("\"type\"");
        if (!list && !oneLayer) {
            return text;
        }
        return "{\"format\": \"%s\", \"version\": %d, \"layers\": %s}"
                .formatted(NetworkJson.FORMAT, NetworkJson.VERSION, list ? text : "[" + text + "]");
    }
}
