package org.layerwright.ui.viewmodel.start;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.layerwright.json.JsonFormatException;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.plan.PlanJson;
import org.layerwright.plan.TrainingPlan;

/**
 * What the user was working on.
 *
 * @param network as it was edited last
 * @param saved as it was saved or opened last
 * @param file where it belongs, if it was ever saved
 * @param shown which model was shown last
 */
public record Session(NetworkSpec network, NetworkSpec saved, Optional<Path> file, TrainingPlan plan, LastModel shown) {
    private static final String FORMAT = "layerwright-session";
    private static final int VERSION = 1;

    /** The same without what was not saved. */
    Session withoutEdits() {
        return new Session(saved, saved, file, plan, shown);
    }

    String toJson() {
        JsonWriter json = new JsonWriter()
                .header(FORMAT, VERSION)
                .put("file", file.map(Path::toString).orElse(""))
                .put("network", NetworkJson.writer(network))
                .put("plan", PlanJson.writer(plan));
        if (!saved.equals(network)) {
            json.put("saved", NetworkJson.writer(saved));
        }
        if (!shown.isNone()) {
            json.put("shown", shown.writer());
        }
        return json.toText();
    }

    /** @throws JsonFormatException where the text is no session of a version we know */
    static Session fromJson(String text) {
        JsonReader json = JsonReader.parse(text)
                .expect(FORMAT, VERSION)
                .only(Set.of("format", "version", "file", "network", "plan", "saved", "shown"));
        NetworkSpec network = NetworkJson.read(json.object("network"));
        return new Session(
                network,
                json.has("saved") ? NetworkJson.read(json.object("saved")) : network,
                LastModel.path(json.string("file", "")),
                PlanJson.read(json.object("plan")),
                json.has("shown") ? LastModel.read(json.object("shown")) : LastModel.NONE);
    }
}
