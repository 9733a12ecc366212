package org.layerwright.worker.link;

import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/**
 * What a worker is told through its standard input, where no other process can read it.
 *
 * @param endpoint where its owner waits: {@code unix:} and a path, or {@code loopback:} and a port
 * @param token the secret it has to send first
 * @param device what it is to work on, such as {@code cpu}
 * @param home the application's home, which holds the built-in data sets
 */
public record Invitation(String endpoint, String token, String device, String home) {
    public String toLine() {
        return new JsonWriter()
                .put("endpoint", endpoint)
                .put("token", token)
                .put("device", device)
                .put("home", home)
                .toLine();
    }

    /**
     * @throws org.layerwright.json.JsonFormatException where the line is no invitation
     */
    public static Invitation fromLine(String line) {
        JsonReader json = JsonReader.parse(line);
        return new Invitation(
                json.string("endpoint"), json.string("token"), json.string("device"), json.string("home"));
    }
}
