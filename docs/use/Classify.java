import ai.onnxruntime.*;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.ByteBuffer;
import java.util.*;
import java.util.regex.*;
import javax.imageio.ImageIO;

/** Classifies pictures with a raw ONNX file that Layerwright wrote: java -cp onnxruntime.jar Classify.java digits.onnx picture.png … */
class Classify {
    public static void main(String[] args) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession session = environment.createSession(args[0]);
        // All there is to know stands in the file: the size of the input, and the names of the classes as JSON.
        String noted = session.getMetadata().getCustomMetadata().get("classes");
        List<String> classes = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(noted.substring(noted.indexOf('[')))
                .results().map(name -> name.group(1).replace("\\\"", "\"").replace("\\\\", "\\")).toList();
        long[] shape = ((TensorInfo) session.getInputInfo().get("input").getInfo()).getShape();
        shape[0] = 1; // the batch, of which the file takes any size
        for (String path : Arrays.asList(args).subList(1, args.length)) {
            ByteBuffer pixels = read(ImageIO.read(new File(path)), (int) shape[1], (int) shape[2], (int) shape[3]);
            OnnxTensor input = OnnxTensor.createTensor(environment, pixels, shape, OnnxJavaType.UINT8);
            try (OrtSession.Result result = session.run(Map.of("input", input))) {
                float[] answer = ((float[][]) result.get(0).getValue())[0];
                int best = 0;
                for (int i = 1; i < answer.length; i++) best = answer[i] > answer[best] ? i : best;
                System.out.printf(Locale.ROOT, "%s: %s (%.3f)%n", path, classes.get(best), answer[best]);
            }
        }
    }
    /** Bytes in the order of rows, columns and channels; the picture is scaled to the size of the input. */
    private static ByteBuffer read(BufferedImage picture, int height, int width, int channels) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(height * width * channels);
        for (int i = 0; i < height * width * channels; i++) {
            int x = i / channels % width * picture.getWidth() / width, y = i / channels / width * picture.getHeight() / height;
            pixels.put((byte) picture.getRaster().getSample(x, y, Math.min(i % channels, picture.getRaster().getNumBands() - 1)));
        }
        return pixels.rewind();
    }
}
