package org.layerwright.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.layerwright.text.Texts;

/** What machines of all kinds answered, and what is made of it. */
class DeviceProbeTest {
    private static final Texts ENGLISH = new Texts(Texts.ENGLISH);

    private static DeviceStatus card(RecordedMachine machine) {
        return devices(machine).get(1);
    }

    private static List<DeviceStatus> devices(RecordedMachine machine) {
        return new DeviceProbe(machine, true).run().devices();
    }

    private static String why(DeviceStatus device) {
        return device.refusal().orElseThrow().key();
    }

    @Test
    void describesTheProcessor() {
        DeviceStatus cpu =
                devices(new RecordedMachine().withFile("/proc/cpuinfo", """
                        processor\t: 0
                        model name\t: AMD Ryzen 7 5800X 8-Core Processor
                        flags\t\t: fpu sse sse4_2 avx avx2 fma
                        """)).get(0);
        assertEquals("AMD Ryzen 7 5800X 8-Core Processor", cpu.name());
        assertEquals("AVX2", cpu.facts().get("instructions"));
        assertEquals("8", cpu.facts().get("cores"));
        assertTrue(cpu.usable());
    }

    @Test
    void describesACard() {
        DeviceStatus card =
                card(new RecordedMachine().answering("0, NVIDIA GeForce RTX 3060, 12288, 525.60.13, 8.6\n"));
        assertEquals("cuda", card.id());
        assertEquals("NVIDIA GeForce RTX 3060", card.name());
        assertEquals("12288 MiB", card.facts().get("memory"));
        assertEquals("8.6", card.facts().get("capability"));
        assertEquals("525.60.13", card.facts().get("driver"));
        assertTrue(card.usable());
    }

    /** On Windows the natives have code for fewer generations; see the headers of the fat binaries in them. */
    @ParameterizedTest
    @CsvSource({
        "Linux, 3.5, device.gpu.tooOld",
        "Linux, 3.7, ''",
        "Linux, 6.1, ''",
        "Linux, 7.2, ''",
        "Linux, 8.6, ''",
        "Linux, 8.9, ''",
        "Linux, 9.0, device.gpu.tooNew",
        "Linux, 10.0, device.gpu.tooNew",
        "Linux, 12.0, device.gpu.tooNew",
        "Windows 11, 3.5, device.gpu.tooOld",
        "Windows 11, 3.7, device.gpu.tooOld",
        "Windows 11, 6.1, ''",
        "Windows 11, 7.0, device.gpu.tooOld",
        "Windows 11, 7.5, ''",
        "Windows 11, 8.0, device.gpu.tooOld",
        "Windows 11, 8.9, ''",
        "Windows 11, 9.0, device.gpu.tooNew"
    })
    void takesACardByItsCapability(String os, String capability, String refusal) {
        DeviceStatus card =
                card(new RecordedMachine().on(os).answering("0, NVIDIA Card, 8192, 560.35.03, " + capability + "\n"));
        assertEquals(refusal, card.refusal().map(Reason::key).orElse(""));
        assertEquals(capability, card.facts().get("capability"));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, 440.33.01, device.gpu.oldDriver",
        "Linux, 450.80.01, device.gpu.oldDriver",
        "Linux, 450.80.02, ''",
        "Linux, 510.39.01, ''",
        "Linux, 575.57.08, ''",
        "Windows 10, 452.38, device.gpu.oldDriver",
        "Windows 10, 452.39, ''"
    })
    void takesADriverByItsVersion(String os, String driver, String refusal) {
        DeviceStatus card = card(new RecordedMachine().on(os).answering("0, Tesla T4, 15360, " + driver + ", 7.5\n"));
        assertEquals(refusal, card.refusal().map(Reason::key).orElse(""));
    }

    @Test
    void asksAnOldProgramWithoutTheCapability() {
        RecordedMachine old = new RecordedMachine()
                .refusing("Field \"compute_cap\" is not a valid field to query.\n")
                .answeringWithoutCapability("0, GeForce GTX 1080, 8119, 440.33.01\n");
        assertEquals("device.gpu.oldDriver", why(card(old)));
        RecordedMachine newer = new RecordedMachine()
                .refusing("Field \"compute_cap\" is not a valid field to query.\n")
                .answeringWithoutCapability("0, GeForce GTX 1080, 8119, 470.82.01\n");
        // It would run, but nobody can tell it from a card that would crash.
        assertEquals("device.gpu.untold", why(card(newer)));
    }

    @Test
    void namesEveryCard() {
        List<DeviceStatus> all = devices(
                new RecordedMachine()
                        .answering(
                                "0, NVIDIA A100-SXM4-40GB, 40960, 515.65.01, 8.0\n1, NVIDIA H100 PCIe, 81559, 525.60.13, 9.0\n"));
        assertEquals(
                List.of("cpu", "cuda", "cuda:1"),
                all.stream().map(DeviceStatus::id).toList());
        assertTrue(all.get(1).usable());
        assertEquals("device.gpu.tooNew", why(all.get(2)));
    }

    @Test
    void tellsADriverThatIsMissingFromACardThatIs() {
        assertEquals("device.gpu.noCard", why(card(new RecordedMachine().withCard(false))));
        assertEquals("device.gpu.noDriver", why(card(new RecordedMachine().withCard(true))));
        assertEquals("device.gpu.none", why(card(new RecordedMachine())));
        String loaded = "NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.57.02  Tue Jul 13 16:14:05 UTC 2021\n";
        RecordedMachine withoutProgram =
                new RecordedMachine().withCard(true).withFile("/proc/driver/nvidia/version", loaded);
        assertEquals(
                Reason.of("device.gpu.noProgram", "470.57.02"),
                card(withoutProgram).refusal().orElseThrow());
    }

    @Test
    void survivesADriverThatHangsFailsOrTalksNonsense() {
        assertEquals("device.gpu.hangs", why(card(new RecordedMachine().hanging())));
        DeviceStatus mismatch =
                card(new RecordedMachine().failing(18, "Failed to initialize NVML: Driver/library version mismatch\n"));
        assertEquals("device.gpu.driverFails", why(mismatch));
        assertTrue(mismatch.refusal().orElseThrow().sentence(ENGLISH).contains("version mismatch"));
        assertEquals("device.gpu.noCard", why(card(new RecordedMachine().failing(6, "No devices were found\n"))));
        assertEquals(
                "device.gpu.unreadable", why(card(new RecordedMachine().answering("\u0001\u0002 �� <html>,,,,\n"))));
        assertEquals("device.gpu.unreadable", why(card(new RecordedMachine().answering(""))));
        String negative = "-1, Card, 8192, 525.60.13, 8.6\n99999999999, Card, x, 525.60.13, 8.6\n";
        assertEquals("device.gpu.unreadable", why(card(new RecordedMachine().answering(negative))));
        String many = "0, Card, 8192, 525.60.13, 8.6\n".repeat(1000);
        assertEquals(65, devices(new RecordedMachine().answering(many)).size());
    }

    @Test
    void saysWhereCardsAreNotUsed() {
        assertEquals("device.gpu.platform", why(card(new RecordedMachine().on("Mac OS X"))));
        assertEquals("device.gpu.platform", why(card(new RecordedMachine().withArch("aarch64"))));
    }

    @Test
    void asksForThePackLast() {
        RecordedMachine good = new RecordedMachine().answering("0, NVIDIA GeForce RTX 3060, 12288, 525.60.13, 8.6\n");
        assertEquals(
                "device.gpu.noPack",
                why(new DeviceProbe(good, false).run().devices().get(1)));
        RecordedMachine tooNew = new RecordedMachine().answering("0, NVIDIA H100, 81559, 525.60.13, 9.0\n");
        // Nobody is sent to download gigabytes for a card that cannot use them.
        assertEquals(
                "device.gpu.tooNew",
                why(new DeviceProbe(tooNew, false).run().devices().get(1)));
    }

    @Test
    void crossesAProcessBorder() {
        DeviceList found = new DeviceList(
                devices(new RecordedMachine().answering("0, NVIDIA GeForce RTX 3060, 12288, 440.60.13, 8.6\n")));
        assertEquals(found, DeviceList.read(found.json().toText()));
        assertFalse(found.find("cuda").orElseThrow().usable());
    }

    @Test
    void ordersVersionsByTheirNumbers() {
        assertTrue(new DriverVersion("1000.1").isAtLeast(new DriverVersion("510.39.01")));
        assertTrue(new DriverVersion("450.80.02").isAtLeast(new DriverVersion("450.80.2")));
        assertFalse(new DriverVersion("450.80").isAtLeast(new DriverVersion("450.80.02")));
        assertTrue(DriverVersion.parse("N/A").isEmpty());
        assertTrue(ComputeCapability.parse("[N/A]").isEmpty());
    }
}
