package org.layerwright.ui.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.layerwright.device.DeviceList;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.text.Texts;

class DevicesViewModelTest {
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);
    private static final DeviceList FOUND = new DeviceList(List.of(
            new DeviceStatus("cpu", "AMD EPYC", Optional.empty(), Map.of("cores", "8")),
            new DeviceStatus("cuda", "RTX 3060", Optional.empty(), Map.of()),
            new DeviceStatus("cuda:1", "H100", Optional.of(Reason.of("device.gpu.tooNew", "9.0", "8.6")), Map.of())));

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final DevicesViewModel devices = new DevicesViewModel(() -> FOUND, background::add, Runnable::run);

    @Test
    void saysThatItLooksUntilItKnows() {
        devices.look();
        DeviceOption card = devices.options().get(1);
        assertTrue(devices.options().get(0).available(), "the processor can be used at once");
        assertFalse(card.available());
        assertEquals("Looking for graphics cards…", card.reason(ENGLISH));
        background.remove().run();
        assertEquals(
                List.of("cpu", "cuda", "cuda:1"),
                devices.options().stream().map(DeviceOption::id).toList());
        assertEquals("GPU: RTX 3060", devices.options().get(1).title(ENGLISH));
        assertTrue(devices.options().get(2).reason(ENGLISH).contains("9.0"));
    }

    @Test
    void aPlanForACardIsSoundOnceTheCardIsFound() {
        PlanFormViewModel form = new PlanFormViewModel(devices.options());
        devices.listProperty().subscribe(() -> form.run().devicesProperty().set(devices.options()));
        form.run().deviceProperty().set("cuda");
        assertEquals("device-unavailable", form.problemsProperty().get().get(0).code());
        devices.look();
        background.remove().run();
        assertEquals(List.of(), form.problemsProperty().get());
        assertEquals("cuda", form.plan().compute().device());
        form.run().deviceProperty().set("cuda:1");
        String words =
                new RunWords(ENGLISH).problem(form.problemsProperty().get().get(0));
        assertTrue(words.startsWith("GPU: H100: Its compute capability 9.0 is newer"), words);
    }

    @Test
    void mixedPrecisionIsForCards() {
        PlanFormViewModel form = new PlanFormViewModel(DeviceOption.of(FOUND));
        form.run().precision().set("mixed");
        assertEquals("precision-on-cpu", form.problemsProperty().get().get(0).code());
        form.run().deviceProperty().set("cuda");
        assertEquals(List.of(), form.problemsProperty().get());
        assertEquals("mixed", form.plan().compute().precision());
    }
}
