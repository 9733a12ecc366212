package org.layerwright.data;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an {@code .npy} file, versions 1 to 3 (NumPy Enhancement Proposal 1). It is a Python dictionary in
 * writing; here it is matched as text, never evaluated.
 *
 * @param fortran whether the first index runs fastest
 * @param shape   the extents; empty for a single number
 * @param length  bytes before the data
 */
record NpyHeader(ElementType type, ByteOrder order, boolean fortran, long[] shape, int length) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final int MAX_RANK = 32;
    private static final Pattern DICTIONARY = Pattern.compile("\\{\\s*(.*?)\\s*,?\\s*}\\s*", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile(
            "\\s*['\"](descr|fortran_order|shape)['\"]\\s*:\\s*('[^']*'|\"[^\"]*\"|True|False|\\([0-9, ]*\\))\\s*(,|$)");
    private static final Map<String, ElementType> TYPES = Map.ofEntries(
            Map.entry("u1", ElementType.U1),
            Map.entry("u2", ElementType.U2),
            Map.entry("u4", ElementType.U4),
            Map.entry("i1", ElementType.I1),
            Map.entry("i2", ElementType.I2),
            Map.entry("i4", ElementType.I4),
            Map.entry("i8", ElementType.I8),
            Map.entry("f2", ElementType.F2),
            Map.entry("f4", ElementType.F4),
            Map.entry("f8", ElementType.F8),
            Map.entry("b1", ElementType.BOOL));

    /** @param what names the file, for errors */
    static NpyHeader read(InputStream in, String what) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw new DataException("error.npy.magic", what);
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw new DataException("error.npy.version", what, version);
        }
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        long length = 0;
        for (int i = size.length - 1; i >= 0; i--) {
            length = length << 8 | size[i] & 0xFF;
        }
        if (length > MAX_HEADER) {
            throw new DataException("error.npy.header", what, length + " > " + MAX_HEADER);
        }
        byte[] text = in.readNBytes((int) length);
        if (size.length < 2 || text.length < length) {
            throw new DataException("error.npy.short", what);
        }
        String header = new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1).strip();
        return parse(header, 8 + size.length + (int) length, what);
    }

    private static NpyHeader parse(String header, int length, String what) {
        Matcher whole = DICTIONARY.matcher(header);
        if (!whole.matches()) {
            throw bad(header, what);
        }
        String descr = null;
        String fortran = null;
        String shape = null;
        Matcher item = ITEM.matcher(whole.group(1));
        int at = 0;
        while (at < whole.group(1).length() && item.find(at) && item.start() == at) {
            switch (item.group(1)) {
                case "descr" -> descr = item.group(2);
                case "fortran_order" -> fortran = item.group(2);
                default -> shape = item.group(2);
            }
            at = item.end();
        }
        boolean complete = descr != null && fortran != null && shape != null && shape.startsWith("(");
        if (at != whole.group(1).length() || !complete || descr.length() < 2) {
            throw bad(header, what);
        }
        String kind = descr.substring(1, descr.length() - 1);
        ElementType type =
                kind.length() == 3 && "<>|=".indexOf(kind.charAt(0)) >= 0 ? TYPES.get(kind.substring(1)) : null;
        if (type == null) {
            throw new DataException("error.npy.type", what, kind);
        }
        ByteOrder order = kind.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(type, order, fortran.equals("True"), dims(shape, header, what), length);
    }

    private static long[] dims(String shape, String header, String what) {
        String[] parts = shape.substring(1, shape.length() - 1).split(",");
        if (parts.length > MAX_RANK) {
            throw bad(header, what);
        }
        try {
            return Arrays.stream(parts)
                    .map(String::strip)
                    .filter(p -> !p.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
        } catch (NumberFormatException e) {
            throw bad(header, what);
        }
    }

    private static DataException bad(String header, String what) {
        return new DataException("error.npy.header", what, header.substring(0, Math.min(80, header.length())));
    }

    /** The bytes of the data; larger than any file where the header lies. */
    BigInteger dataBytes() {
        BigInteger size = BigInteger.valueOf(type.bytes());
        for (long dim : shape) {
            size = size.multiply(BigInteger.valueOf(dim));
        }
        return size;
    }

    String describe() {
        return Arrays.toString(shape);
    }
}
