package org.layerwright.ui.viewmodel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.layerwright.network.Problem;
import org.layerwright.network.param.ParamSpec;
import org.layerwright.network.param.ParamValues;
import org.layerwright.network.param.Setting;
import org.layerwright.plan.PlanParams;
import org.layerwright.plan.Regularization;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.plan.TrainingPlan.ComputePlan;
import org.layerwright.plan.TrainingPlan.DataPlan;
import org.layerwright.plan.optimizer.OptimizerType;
import org.layerwright.plan.optimizer.OptimizerTypes;

/**
 * Edits a training plan. Every right entry makes a new plan at once; a wrong one leaves the plan as it was and is told in
 * {@link #problemsProperty()}. What the form has no entry for (schedule, loss) is kept from the plan it was given.
 */
public final class PlanFormViewModel {
    public static final String MNIST = "mnist";

    static final String DEVICE_UNAVAILABLE = "device-unavailable";

    private final List<DeviceOption> devices;
    private final StringProperty dataset = new SimpleStringProperty(this, "dataset");
    private final BooleanProperty allSamples = new SimpleBooleanProperty(this, "allSamples", true);
    private final ParamField<Integer> limit =
            new ParamField<>(new ParamSpec.IntParam(PlanParams.LIMIT.name(), 5000, 1, PlanParams.LIMIT.max()));
    private final ParamField<Double> validationFraction = new ParamField<>(PlanParams.VALIDATION_FRACTION);
    private final ParamField<Integer> epochs = new ParamField<>(PlanParams.EPOCHS);
    private final ParamField<Integer> batchSize = new ParamField<>(PlanParams.BATCH_SIZE);
    private final ParamField<Double> l2 = new ParamField<>(Regularization.L2);
    private final ParamField<Integer> threads = new ParamField<>(PlanParams.THREADS);
    private final ParamField<Integer> seed =
            new ParamField<>(new ParamSpec.IntParam("seed", (int) TrainingPlan.DEFAULT.seed(), 0, Integer.MAX_VALUE));
    private final ObjectProperty<OptimizerType> optimizer = new SimpleObjectProperty<>(this, "optimizer");
    private final Map<String, List<ParamField<?>>> optimizerFields = new LinkedHashMap<>();
    private final ObjectProperty<String> device = new SimpleObjectProperty<>(this, "device");

    private final ReadOnlyObjectWrapper<TrainingPlan> plan =
            new ReadOnlyObjectWrapper<>(this, "plan", TrainingPlan.DEFAULT);
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(this, "problems", List.of());
    private boolean loading;

    /**
     * @param devices what can be chosen, with the CPU first; those that cannot be used with their reason
     */
    public PlanFormViewModel(List<DeviceOption> devices) {
        this.devices = List.copyOf(devices);
        for (OptimizerType type : OptimizerTypes.all()) {
            List<ParamField<?>> fields = new ArrayList<>();
            type.params().forEach(spec -> fields.add(new ParamField<>(spec)));
            optimizerFields.put(type.id(), fields);
        }
        setPlan(TrainingPlan.DEFAULT);
        dataset.addListener(observable -> update());
        allSamples.addListener(observable -> update());
        optimizer.addListener(observable -> update());
        device.addListener(observable -> update());
        allFields().forEach(field -> {
            field.valueProperty().addListener(observable -> update());
            field.validProperty().addListener(observable -> update());
        });
    }

    /** Shows a plan. */
    public void setPlan(TrainingPlan shown) {
        loading = true;
        plan.set(shown);
        dataset.set(shown.data().dataset());
        allSamples.set(shown.data().limit() == 0);
        if (shown.data().limit() != 0) {
            limit.set(shown.data().limit());
        }
        validationFraction.set(shown.data().validationFraction());
        epochs.set(shown.epochs());
        batchSize.set(shown.batchSize());
        l2.set(shown.regularization().get(Regularization.L2));
        threads.set(shown.compute().threads());
        seed.set(shown.seed());
        device.set(shown.compute().device());
        OptimizerTypes.find(shown.optimizer().type())
                .ifPresent(type -> show(type, shown.optimizer().params()));
        loading = false;
        update();
    }

    /** The plan with the last right value of every entry. */
    public TrainingPlan plan() {
        return plan.get();
    }

    public ReadOnlyObjectProperty<TrainingPlan> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What is wrong with the entries now; the subject is the parameter's name. */
    public List<Problem> problems() {
        return problems.get();
    }

    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** The id of a built-in data set, or the path of a folder. */
    public StringProperty datasetProperty() {
        return dataset;
    }

    public void chooseFolder(Path folder) {
        dataset.set(folder.toAbsolutePath().toString());
    }

    /** Whether every sample is used; otherwise {@link #limit()} says how many. */
    public BooleanProperty allSamplesProperty() {
        return allSamples;
    }

    public ParamField<Integer> limit() {
        return limit;
    }

    public ParamField<Double> validationFraction() {
        return validationFraction;
    }

    public ParamField<Integer> epochs() {
        return epochs;
    }

    public ParamField<Integer> batchSize() {
        return batchSize;
    }

    public ParamField<Double> l2() {
        return l2;
    }

    public ParamField<Integer> threads() {
        return threads;
    }

    public ParamField<Integer> seed() {
        return seed;
    }

    public ObjectProperty<OptimizerType> optimizerProperty() {
        return optimizer;
    }

    /** The entries of an optimizer; each optimizer keeps its own while another one is chosen. */
    public List<ParamField<?>> fieldsOf(OptimizerType type) {
        return optimizerFields.get(type.id());
    }

    /** The id of the chosen device. */
    public ObjectProperty<String> deviceProperty() {
        return device;
    }

    public List<DeviceOption> devices() {
        return devices;
    }

    private void show(OptimizerType type, ParamValues values) {
        optimizer.set(type);
        for (ParamField<?> field : fieldsOf(type)) {
            Object given = values.get(field.name());
            field.set(given == null ? field.spec().defaultValue() : given);
        }
    }

    private List<ParamField<?>> allFields() {
        List<ParamField<?>> fields =
                new ArrayList<>(List.of(limit, validationFraction, epochs, batchSize, l2, threads, seed));
        optimizerFields.values().forEach(fields::addAll);
        return fields;
    }

    /** Only the entries that are in use count. */
    private List<ParamField<?>> fieldsInUse() {
        List<ParamField<?>> fields = new ArrayList<>();
        if (!allSamples.get()) {
            fields.add(limit);
        }
        fields.addAll(List.of(validationFraction, epochs, batchSize));
        fields.addAll(fieldsOf(optimizer.get()));
        fields.addAll(List.of(l2, seed, threads));
        return fields;
    }

    private void update() {
        if (loading) {
            return;
        }
        TrainingPlan before = plan.get();
        plan.set(new TrainingPlan(
                new DataPlan(
                        dataset.get(),
                        allSamples.get() ? 0 : limit.value(),
                        validationFraction.value(),
                        before.data().standardize(),
                        before.data().augmentation()),
                epochs.value(),
                batchSize.value(),
                optimizerSetting(),
                before.schedule(),
                before.loss(),
                before.regularization().with(Regularization.L2, l2.value()),
                before.earlyStopping(),
                seed.value(),
                new ComputePlan(device.get(), threads.value())));
        List<Problem> found = new ArrayList<>();
        fieldsInUse().forEach(field -> field.problem().ifPresent(found::add));
        deviceProblem().ifPresent(found::add);
        problems.set(List.copyOf(found));
    }

    private Setting optimizerSetting() {
        ParamValues values = ParamValues.EMPTY;
        for (ParamField<?> field : fieldsOf(optimizer.get())) {
            if (!field.value().equals(field.spec().defaultValue())) {
                values = values.with(field.name(), field.value());
            }
        }
        return new Setting(optimizer.get().id(), values);
    }

    private Optional<Problem> deviceProblem() {
        Optional<DeviceOption> chosen = devices.stream()
                .filter(option -> option.id().equals(device.get()))
                .findFirst();
        if (chosen.isEmpty()) {
            return Optional.of(Problem.of("unknown-device", "device", device.get()));
        }
        return chosen.get().available()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        DEVICE_UNAVAILABLE,
                        "device",
                        chosen.get().title(),
                        chosen.get().reason()));
    }
}
