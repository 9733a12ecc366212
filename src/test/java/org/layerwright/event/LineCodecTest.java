package org.layerwright.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.layerwright.json.JsonFormatException;

class LineCodecTest {
    private final LineCodec<WorkerEvent> events = new LineCodec<>(WorkerEvent.class);
    private final LineCodec<WorkerCommand> commands = new LineCodec<>(WorkerCommand.class);

    static List<Class<?>> eventTypes() {
        return List.copyOf(LineCodec.recordsOf(WorkerEvent.class));
    }

    static List<Class<?>> commandTypes() {
        return List.copyOf(LineCodec.recordsOf(WorkerCommand.class));
    }

    @ParameterizedTest
    @MethodSource("eventTypes")
    void everyEventComesBackAsItWas(Class<?> type) throws ReflectiveOperationException {
        WorkerEvent event = (WorkerEvent) sample(type);
        String line = events.encode(event);
        assertFalse(line.contains("\n"));
        assertEquals(event, events.decode(line));
    }

    @ParameterizedTest
    @MethodSource("commandTypes")
    void everyCommandComesBackAsItWas(Class<?> type) throws ReflectiveOperationException {
        WorkerCommand command = (WorkerCommand) sample(type);
        assertEquals(command, commands.decode(commands.encode(command)));
    }

    @Test
    void notANumberAndInfinitySurvive() {
        var event = new WorkerEvent.EpochDone(
                1,
                2,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                0.1,
                1e-300,
                false,
                Map.of("mae", Double.NaN));
        assertEquals(event, events.decode(events.encode(event)));
    }

    @Test
    void unknownFieldsArePassedOver() {
        assertEquals(
                new WorkerCommand.SetLearningRate(0.5),
                commands.decode("{\"type\":\"SetLearningRate\",\"learningRate\":0.5,\"because\":\"plateau\"}"));
    }

    @Test
    void whatIsNoMessageIsRefused() {
        for (String line : List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"type\":\"java.lang.Runtime\"}",
                "{\"type\":\"SetLearningRate\",\"learningRate\":{}}")) {
            assertThrows(JsonFormatException.class, () -> commands.decode(line), line);
        }
    }

    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        assertTrue(type.isRecord(), type + " is a record");
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        Object[] arguments = new Object[components.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = value(components[i].getGenericType(), i);
        }
        return constructor.newInstance(arguments);
    }

    private static Object value(Type type, int index) throws ReflectiveOperationException {
        if (type == int.class || type == Integer.class) {
            return 7 + index;
        }
        if (type == long.class || type == Long.class) {
            return (1L << 40) + index;
        }
        if (type == double.class || type == Double.class) {
            return 0.1 + index / 3.0;
        }
        if (type == boolean.class) {
            return true;
        }
        if (type == String.class) {
            return "text “数字” \n\t\"" + index;
        }
        if (type == Numbers.class) {
            return Numbers.of(index, -0f, Float.NaN, Float.MIN_VALUE);
        }
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return List.of(value(list.getActualTypeArguments()[0], index), value(list.getActualTypeArguments()[0], 1));
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return Map.of("a", value(map.getActualTypeArguments()[1], index));
        }
        if (type instanceof Class<?> part && part.isRecord()) {
            return sample(part);
        }
        if (type instanceof Class<?> choice && choice.isEnum()) {
            return choice.getEnumConstants()[1];
        }
        throw new AssertionError("No sample for " + type);
    }
}
