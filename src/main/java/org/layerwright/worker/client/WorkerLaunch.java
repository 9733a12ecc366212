package org.layerwright.worker.client;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.layerwright.device.CudaPack;
import org.layerwright.device.DeviceStatus;

/**
 * How a worker process is started.
 *
 * @param java the Java program
 * @param classPath what it loads
 * @param mainClass where it begins
 * @param javaVersion the feature version of {@code java}
 * @param memory the machine's memory in bytes
 * @param home the application's home, which holds the built-in data sets
 * @param extraOptions further options of the JVM, which come last
 */
public record WorkerLaunch(
        Path java,
        String classPath,
        String mainClass,
        int javaVersion,
        long memory,
        Path home,
        List<String> extraOptions) {
    /** Chooses OpenBLAS's kernels in the worker, where its own choice is wrong: {@code Haswell}, for example. */
    public static final String CORE_TYPE_VARIABLE = "LAYERWRIGHT_OPENBLAS_CORETYPE";

    /** The worker's program, by name, so that the client's process never loads the engine. */
    public static final String MAIN_CLASS = "org.layerwright.worker.host.WorkerMain";

    private static final String CACHE = "-Dorg.bytedeco.javacpp.cachedir=";
    private static final String CORES = "-XX:ActiveProcessorCount=";
    private static final long MIB = 1 << 20;
    private static final long MAX_HEAP = 4096 * MIB;
    private static final long MIN_HEAP = 256 * MIB;
    private static final int FIRST_WITH_NATIVE_ACCESS = 22;
    private static final String FIRST = "100";
    private static final String EXCLUDED = "-1";

    public WorkerLaunch {
        extraOptions = List.copyOf(extraOptions);
    }

    /** The worker that belongs to this process: the same Java and the same class path. */
    public static WorkerLaunch ofThisProcess(Path home, Properties properties) {
        boolean windows = File.separatorChar == '\\';
        Path java = Path.of(properties.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
        // Test runners put a jar that only names the others on the class path, and the real one here.
        String classPath =
                properties.getProperty("surefire.test.class.path", properties.getProperty("java.class.path"));
        return new WorkerLaunch(
                java,
                classPath,
                MAIN_CLASS,
                Runtime.version().feature(),
                machineMemory(),
                home,
                Installation.options(properties));
    }

    public WorkerLaunch withMainClass(String newMainClass) {
        return new WorkerLaunch(java, classPath, newMainClass, javaVersion, memory, home, extraOptions);
    }

    /** @param options come after those that are there */
    public WorkerLaunch withExtraOptions(List<String> options) {
        List<String> all = new ArrayList<>(extraOptions);
        all.addAll(options);
        return new WorkerLaunch(java, classPath, mainClass, javaVersion, memory, home, all);
    }

    /** @param cores how many the worker may use at most; nothing where it may use all */
    public WorkerLaunch withCores(OptionalInt cores) {
        return cores.isEmpty()
                ? this
                : withExtraOptions(List.of(
                        CORES + Math.min(cores.getAsInt(), Runtime.getRuntime().availableProcessors())));
    }

    /** How many cores the worker may use at most, if that was laid down. */
    OptionalInt coreLimit() {
        return extraOptions.stream()
                .filter(option -> option.startsWith(CORES))
                .mapToInt(option -> Integer.parseInt(option.substring(CORES.length())))
                .findFirst();
    }

    /**
     * The launch of a worker for one device. ND4J binds one backend for the life of a process, so each device has a class
     * path of its own: a card's worker gets the jars of the CUDA pack, the processor's worker is kept free of them.
     *
     * @param pack the CUDA pack of this machine, if there is one
     */
    WorkerLaunch forDevice(String device, Optional<CudaPack> pack) {
        if (!DeviceStatus.isCuda(device)) {
            String without = Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
                    .filter(entry -> !isCudaJar(entry))
                    .collect(Collectors.joining(File.pathSeparator));
            return new WorkerLaunch(java, without, mainClass, javaVersion, memory, home, extraOptions);
        }
        if (pack.isEmpty() || !pack.get().isInstalled()) {
            return this;
        }
        String jars = pack.get().jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(extraOptions);
        // Some gigabytes of natives: in the pack's own folder, where removing the pack takes them away.
        options.add(CACHE + pack.get().natives());
        return new WorkerLaunch(
                java, classPath + File.pathSeparator + jars, mainClass, javaVersion, memory, home, options);
    }

    /** The jars of ND4J's CUDA backend and of CUDA itself, by the names that Maven gives them. */
    private static boolean isCudaJar(String entry) {
        String name = entry.substring(Math.max(entry.lastIndexOf('/'), entry.lastIndexOf('\\')) + 1);
        return name.matches("nd4j-cuda-.*\\.jar|cuda-\\d.*\\.jar");
    }

    /**
     * The environment of a device's worker. ND4J takes its backend's priorities from here alone; -1 excludes one.
     *
     * @param own this process's environment
     */
    static Map<String, String> environment(Map<String, String> own, String device) {
        Map<String, String> environment = environment(own);
        boolean cuda = DeviceStatus.isCuda(device);
        environment.put("BACKEND_PRIORITY_CPU", cuda ? EXCLUDED : FIRST);
        environment.put("BACKEND_PRIORITY_GPU", cuda ? FIRST : EXCLUDED);
        if (cuda) {
            // The driver's program counts cards in the order of the bus, and the worker is to see its own card only.
            environment.put("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
            environment.put("CUDA_VISIBLE_DEVICES", Integer.toString(DeviceStatus.cardOf(device)));
        }
        return environment;
    }

    /**
     * The command line. Nothing secret stands in it, since every user can read it.
     *
     * @param folder where a crash of the JVM itself leaves its report
     */
    List<String> command(Path folder) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        // One thread of ours works, or a few that allocate nothing: the smallest collector is the best one.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:-UsePerfData");
        // ONNX Runtime goes through this very command line by recursion, which a long class path makes deep.
        command.add("-Xss16m");
        command.add("-Xms16m");
        command.add("-Xmx" + heapBytes() / MIB + "m");
        command.add("-XX:MinHeapFreeRatio=10");
        command.add("-XX:MaxHeapFreeRatio=30");
        command.add("-XX:ErrorFile=" + folder.resolve("hs_err.log"));
        command.add("-XX:-CreateCoredumpOnCrash");
        // Tensors live outside the heap: their limit is the machine's, not the heap's.
        command.add("-Dorg.bytedeco.javacpp.maxbytes=" + memory / 10 * 7);
        command.add("-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.awt.headless=true");
        if (javaVersion >= FIRST_WITH_NATIVE_ACCESS) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        boolean ownCache = extraOptions.stream().anyMatch(option -> option.startsWith(CACHE));
        if (Installation.hasNatives(extraOptions) && !ownCache) {
            // JavaCPP still makes a link or two; they go with the session, and nothing is left in the user's home.
            command.add(CACHE + folder);
            command.add("-Dorg.bytedeco.javacpp.cachedir.nosubdir=true");
        }
        command.addAll(extraOptions);
        command.add("-cp");
        command.add(classPath);
        command.add(mainClass);
        return command;
    }

    /** A quarter of the memory, so that window, worker and system have room beside each other. */
    long heapBytes() {
        return Math.max(MIN_HEAP, Math.min(MAX_HEAP, memory / 4));
    }

    /**
     * The worker's environment. The engine cuts a batch into shards, one thread each, so the libraries get one thread
     * for each of ours: their own pools would wait for each other in spinning barriers. Hints for OpenBLAS's kernels are
     * taken out: they were meant for older versions, and the one in use knows the processor.
     */
    static Map<String, String> environment(Map<String, String> own) {
        Map<String, String> environment = new HashMap<>(own);
        for (String name : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            environment.put(name, "1");
        }
        environment.remove("OPENBLAS_CORETYPE");
        environment.remove("OPENBLAS_L2_SIZE");
        // They would be printed to the log at every start, and could undo the options above.
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("_JAVA_OPTIONS");
        environment.remove("JDK_JAVA_OPTIONS");
        String coreType = own.get(CORE_TYPE_VARIABLE);
        if (coreType != null && !coreType.isBlank()) {
            environment.put("OPENBLAS_CORETYPE", coreType);
        }
        return environment;
    }

    private static long machineMemory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return system == null ? 4096 * MIB : system.getTotalMemorySize();
    }
}
