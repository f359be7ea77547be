package dev.thalamus.hub.knowledge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** How records lie in a file: a line each, {@code 9ae0daaf {"channel_id": …}}, the checksum of the record first. Stateless. */
final class Lines {
    private static final int CHECK = 9;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * The whole records of a file.
     *
     * @param length bytes of the file that they are; what follows is torn
     */
    record Whole(List<byte[]> records, long length) {}

    private Lines() {}

    static byte[] of(List<byte[]> records) {
        var out = new ByteArrayOutputStream();
        for (byte[] record : records) {
            out.writeBytes(check(record, 0, record.length).getBytes(StandardCharsets.US_ASCII));
            out.write(' ');
            out.writeBytes(record);
            out.write('\n');
        }
        return out.toByteArray();
    }

    /** Reads up to the first line that is not whole: a log is only good up to there. */
    static Whole read(byte[] file) {
        var records = new ArrayList<byte[]>();
        int at = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                if (i - at < CHECK || file[at + CHECK - 1] != ' '
                        || !check(file, at + CHECK, i - at - CHECK).equals(new String(file, at, CHECK - 1, StandardCharsets.US_ASCII))) {
                    break;
                }
                records.add(Arrays.copyOfRange(file, at + CHECK, i));
                at = i + 1;
            }
        }
        return new Whole(records, at);
    }

    private static String check(byte[] bytes, int offset, int length) {
        var crc = new CRC32();
        crc.update(bytes, offset, length);
        return HEX.toHexDigits((int) crc.getValue());
    }
}
