package org.layerwright.device;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.layerwright.json.JsonReader;
import org.layerwright.json.JsonWriter;

/** What a probe found, the processor first. As JSON it crosses from the probing process to the asking one. */
public record DeviceList(List<DeviceStatus> devices) {
    private static final String FORMAT = "layerwright-devices";
    private static final int VERSION = 1;

    public DeviceList {
        devices = List.copyOf(devices);
    }

    /** What can be said without asking anybody: there is a processor, and of cards nothing is known for a reason. */
    public static DeviceList unknown(Reason why) {
        return new DeviceList(List.of(
                new DeviceStatus(DeviceStatus.CPU, "", Optional.empty(), Map.of()),
                new DeviceStatus(DeviceStatus.CUDA, "", Optional.of(why), Map.of())));
    }

    public Optional<DeviceStatus> find(String id) {
        return devices.stream().filter(device -> device.id().equals(id)).findFirst();
    }

    /** The same list with one device in place of that of the same id. */
    public DeviceList with(DeviceStatus changed) {
        return new DeviceList(devices.stream()
                .map(device -> device.id().equals(changed.id()) ? changed : device)
                .toList());
    }

    public JsonWriter json() {
        return new JsonWriter()
                .header(FORMAT, VERSION)
                .putObjects("devices", devices.stream().map(DeviceList::json).toList());
    }

    private static JsonWriter json(DeviceStatus device) {
        JsonWriter json = new JsonWriter()
                .put("id", device.id())
                .put("name", device.name())
                .put("usable", device.usable());
        device.refusal()
                .ifPresent(reason -> json.put("reason", reason.key()).putStrings("arguments", reason.arguments()));
        return json.putObjects(
                "facts",
                device.facts().entrySet().stream()
                        .map(fact -> new JsonWriter().put("fact", fact.getKey()).put("value", fact.getValue()))
                        .toList());
    }

    /** @throws org.layerwright.json.JsonFormatException where it is no such list */
    public static DeviceList read(String text) {
        List<DeviceStatus> devices = new ArrayList<>();
        for (JsonReader device : JsonReader.parse(text).expect(FORMAT, VERSION).objects("devices")) {
            Map<String, String> facts = new LinkedHashMap<>();
            device.objects("facts").forEach(fact -> facts.put(fact.string("fact"), fact.string("value")));
            Optional<Reason> refusal = device.has("reason")
                    ? Optional.of(new Reason(device.string("reason"), device.strings("arguments")))
                    : Optional.empty();
            devices.add(new DeviceStatus(device.string("id"), device.string("name"), refusal, facts));
        }
        return new DeviceList(devices);
    }
}
