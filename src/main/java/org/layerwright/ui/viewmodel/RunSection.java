package org.layerwright.ui.viewmodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.layerwright.device.DeviceOperators;
import org.layerwright.device.DeviceStatus;
import org.layerwright.device.Reason;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.plan.EarlyStopping;
import org.layerwright.plan.PlanCheck;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.text.Texts;

/** How long the run is, in what steps, when it ends early, and where it runs. */
public final class RunSection implements PlanSection {
    static final String DEVICE_UNAVAILABLE = "device-unavailable";
    /** The first argument is the key of the whole sentence. */
    static final String DEVICE_REFUSES = "device-refuses";

    private static final ParamSpec.IntParam SEED =
            new ParamSpec.IntParam("seed", (int) TrainingPlan.DEFAULT.seed(), 0, Integer.MAX_VALUE);

    private final ObjectProperty<List<DeviceOption>> devices = new SimpleObjectProperty<>(this, "devices");
    private final ObservableValue<NetworkState> network;
    private final ParamGroup params;
    private final ParamGroup earlyStopping;
    private final ObjectProperty<String> device = new SimpleObjectProperty<>(this, "device", "cpu");

    /**
     * @param devices what can be chosen; those that cannot be used with their reason
     * @param network what is to be trained, which not every device can; null where nobody knows
     */
    RunSection(List<DeviceOption> devices, ObservableValue<NetworkState> network, Runnable changed) {
        this.network = network;
        this.devices.set(List.copyOf(devices));
        this.devices.addListener(observable -> changed.run());
        params = new ParamGroup(
                List.of(PlanParams.EPOCHS, PlanParams.BATCH_SIZE, SEED, PlanParams.THREADS, PlanParams.PRECISION),
                changed);
        earlyStopping = new ParamGroup(EarlyStopping.PARAMS, changed);
        device.addListener(observable -> changed.run());
    }

    @Override
    public String id() {
        return "run";
    }

    public ParamField<?> epochs() {
        return params.field(PlanParams.EPOCHS.name());
    }

    public ParamField<?> batchSize() {
        return params.field(PlanParams.BATCH_SIZE.name());
    }

    public ParamField<?> seed() {
        return params.field(SEED.name());
    }

    public ParamField<?> threads() {
        return params.field(PlanParams.THREADS.name());
    }

    public ParamField<?> precision() {
        return params.field(PlanParams.PRECISION.name());
    }

    public ParamGroup earlyStopping() {
        return earlyStopping;
    }

    /** The id of the chosen device. */
    public ObjectProperty<String> deviceProperty() {
        return device;
    }

    public List<DeviceOption> devices() {
        return devices.get();
    }

    /** What can be chosen; another list comes when the devices of this machine were looked at. */
    public ObjectProperty<List<DeviceOption>> devicesProperty() {
        return devices;
    }

    @Override
    public void show(TrainingPlan plan) {
        epochs().set(plan.epochs());
        batchSize().set(plan.batchSize());
        seed().set(plan.seed());
        threads().set(plan.compute().threads());
        earlyStopping.show(plan.earlyStopping().params());
        precision().set(plan.compute().precision());
        device.set(plan.compute().device());
    }

    @Override
    public TrainingPlan applyTo(TrainingPlan plan) {
        return plan.withEpochs((Integer) epochs().value())
                .withBatchSize((Integer) batchSize().value())
                .withSeed((Integer) seed().value())
                .withEarlyStopping(new EarlyStopping(earlyStopping.values()))
                .withCompute(compute());
    }

    private ComputePlan compute() {
        return new ComputePlan(
                device.get(), (Integer) threads().value(), (String) precision().value());
    }

    @Override
    public List<Problem> problems() {
        List<Problem> found = new ArrayList<>(params.problems());
        found.addAll(earlyStopping.problems());
        deviceProblem().ifPresent(found::add);
        PlanCheck.precision(compute()).ifPresent(found::add);
        return found;
    }

    @Override
    public String summary(Texts texts) {
        return new SummaryWords(texts)
                .add(texts.get("training.summary.epochs", epochs().value()))
                .add(texts.get("training.summary.batch", batchSize().value()))
                .changes(earlyStopping.fields())
                .changes(List.of(seed(), threads(), precision()))
                .addIf(
                        !device.get().equals(TrainingPlan.DEFAULT.compute().device()),
                        "training.summary.device",
                        chosen().map(option -> option.title(texts)).orElse(device.get()))
                .toString();
    }

    private Optional<DeviceOption> chosen() {
        return devices.get().stream()
                .filter(option -> option.id().equals(device.get()))
                .findFirst();
    }

    /** The title and the reason with what it names. */
    private static Object[] unavailable(DeviceOption option) {
        List<Object> words = new ArrayList<>(List.of(option.title(), option.reason()));
        words.addAll(option.arguments());
        return words.toArray();
    }

    private Optional<Problem> deviceProblem() {
        Optional<DeviceOption> chosen = chosen();
        if (chosen.isEmpty()) {
            return Optional.of(Problem.of("unknown-device", "device", device.get()));
        }
        DeviceOption option = chosen.get();
        return option.available()
                ? refusal()
                : Optional.of(Problem.of(DEVICE_UNAVAILABLE, "device", unavailable(option)));
    }

    /** What the run would be refused with, told before it. A network with faults has others to tell. */
    private Optional<Problem> refusal() {
        NetworkState now = network.getValue();
        return now != null && now.isSound() && DeviceStatus.isCuda(device.get())
                ? DeviceOperators.refusal(now.lowered().graph(), device.get()).map(RunSection::problem)
                : Optional.empty();
    }

    private static Problem problem(Reason why) {
        List<Object> words = new ArrayList<>(List.of(why.key()));
        words.addAll(why.arguments());
        return Problem.of(DEVICE_REFUSES, "device", words.toArray());
    }
}
