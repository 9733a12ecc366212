package org.layerwright.engine.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.layerwright.data.Batch;
import org.layerwright.data.DatasetCatalog;
import org.layerwright.engine.Device;
import org.layerwright.engine.Evaluation;
import org.layerwright.engine.Inputs;
import org.layerwright.engine.NetworkTrainer;
import org.layerwright.engine.inspection.Examiner;
import org.layerwright.engine.inspection.Judging;
import org.layerwright.engine.inspection.QuestionException;
import org.layerwright.engine.inspection.Subject;
import org.layerwright.event.WeightSource;
import org.layerwright.event.WorkerCommand;
import org.layerwright.event.WorkerCommand.Judge;
import org.layerwright.event.WorkerEvent;
import org.layerwright.importer.AnyModel;
import org.layerwright.json.JsonFormatException;
import org.layerwright.model.Preprocessing;
import org.layerwright.model.TrainedModel;
import org.layerwright.model.Weights;
import org.layerwright.network.NetworkJson;
import org.layerwright.network.NetworkSpec;
import org.layerwright.network.op.OpGraph;
import org.layerwright.plan.TrainingPlan;
import org.layerwright.text.Texts;

/**
 * Answers questions about networks that stand still: models in files, and networks as they are before a run. The last
 * one that was asked about is kept ready, since questions mostly come in series. Not thread-safe.
 */
final class StillSubjects implements AutoCloseable {
    private static final int BATCH = 256;
    static final long REPORT_NANOS = 100_000_000L;

    private final DatasetCatalog catalog;
    /** Makes a trainer for a model, for so many samples at once. */
    private final BiFunction<TrainedModel, Integer, NetworkTrainer> trainers;

    private final Supplier<Device> device;
    private final Executor threads;

    private Key key;
    private Examiner examiner;

    /** What is kept: a source, and for a file when it was written and how long it is. */
    private record Key(WeightSource source, long written, long bytes) {}

    /**
     * @param device where networks are looked into
     * @param threads where samples are read ahead
     */
    StillSubjects(
            DatasetCatalog catalog,
            Supplier<Device> device,
            BiFunction<TrainedModel, Integer, NetworkTrainer> trainers,
            Executor threads) {
        this.device = device;
        this.catalog = catalog;
        this.trainers = trainers;
        this.threads = threads;
    }

    /**
     * @param cancelled asked between two batches of a judgement; once it is true the judgement is given up
     * @param out is told how far a judgement has come
     * @throws QuestionException where there is no answer
     */
    WorkerEvent.Answer answer(WorkerCommand.Question question, BooleanSupplier cancelled, Consumer<WorkerEvent> out) {
        Examiner asked = examinerOf(question.source());
        return question instanceof Judge judge ? judge(asked, judge, cancelled, out) : asked.answer(question);
    }

    private WorkerEvent.Judged judge(
            Examiner asked, Judge judge, BooleanSupplier cancelled, Consumer<WorkerEvent> out) {
        try (Judging judging = asked.judge(judge, catalog.open(judge.dataset()), threads)) {
            long told = System.nanoTime();
            while (judging.goOn()) {
                if (cancelled.getAsBoolean()) {
                    throw new QuestionException("error.inspect.cancelled");
                }
                if (System.nanoTime() - told > REPORT_NANOS) {
                    told = System.nanoTime();
                    out.accept(new WorkerEvent.AnswerProgress(judge.requestId(), judging.done(), judging.size()));
                }
            }
            return judging.answer();
        }
    }

    private Examiner examinerOf(WeightSource source) {
        Key wanted = key(source);
        if (!wanted.equals(key)) {
            close();
            examiner = new Examiner(subject(source), device.get());
            key = wanted;
        }
        return examiner;
    }

    private static Key key(WeightSource source) {
        if (source.kind() != WeightSource.Kind.MODEL) {
            return new Key(source, 0, 0);
        }
        try {
            Path file = Path.of(source.file());
            return new Key(source, Files.getLastModifiedTime(file).toMillis(), Files.size(file));
        } catch (IOException e) {
            return new Key(source, 0, 0); // Reading it will say what is wrong.
        }
    }

    private Subject subject(WeightSource source) {
        return switch (source.kind()) {
            case LIVE -> throw new QuestionException("error.inspect.noRun");
            case MODEL -> subject(new AnyModel().read(Path.of(source.file())));
            case FRESH -> subject(untrained(source));
        };
    }

    private Subject subject(TrainedModel model) {
        OpGraph graph = Preparation.sound(model.network());
        float[] weights = model.weights().flatten();
        return new Subject(
                model.network(),
                graph,
                model.plan().loss(),
                model.classNames(),
                new Inputs(model.preprocessing()),
                () -> weights,
                false,
                new LazyPredictor(model));
    }

    /** A model as a run with this seed would begin, without preprocessing. */
    private static TrainedModel untrained(WeightSource source) {
        NetworkSpec network;
        try {
            network = NetworkJson.read(source.network());
        } catch (JsonFormatException e) {
            throw new QuestionException("error.inspect.network", new Texts(Texts.ENGLISH).json(e));
        }
        OpGraph graph = Preparation.sound(network);
        float[] drawn = ParameterInitialization.draw(graph, source.seed());
        return new TrainedModel(
                network,
                TrainingPlan.DEFAULT.withLoss(Subject.likelyLoss(graph)),
                Weights.of(graph.weights(), drawn),
                List.of(),
                Preprocessing.SCALED_BYTES,
                Map.of());
    }

    @Override
    public void close() {
        if (examiner != null) {
            examiner.close();
        }
        examiner = null;
        key = null;
    }

    /** Makes its trainer when somebody asks for many samples. */
    private final class LazyPredictor implements Subject.Predictor {
        private final TrainedModel model;
        private NetworkTrainer trainer;

        LazyPredictor(TrainedModel model) {
            this.model = model;
        }

        @Override
        public int batch() {
            return BATCH;
        }

        @Override
        public void infer(float[] samples, int count, float[] predictions) {
            trainer().infer(samples, count, predictions);
        }

        @Override
        public Evaluation evaluate(Batch batch, float[] predictions) {
            return trainer().evaluate(batch, predictions);
        }

        private NetworkTrainer trainer() {
            if (trainer == null) {
                trainer = trainers.apply(model, BATCH);
            }
            return trainer;
        }

        @Override
        public void close() {
            if (trainer != null) {
                trainer.close();
                trainer = null;
            }
        }
    }
}
