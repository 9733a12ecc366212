package org.layerwright.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.layerwright.json.JsonFormatException;

@Timeout(30)
class LinkTest {
    @Test
    void linesGoBothWaysOverAUnixSocketAndOverLoopback() throws Exception {
        talk(Rendezvous.overUnixSocket());
        talk(Rendezvous.overLoopback());
    }

    private static void talk(Rendezvous rendezvous) throws Exception {
        try (rendezvous) {
            CompletableFuture<Connection> coming = accept(rendezvous);
            try (Connection worker = Connection.to(rendezvous.invitation("cpu", "."));
                    Connection owner = coming.get(10, TimeUnit.SECONDS)) {
                worker.writeLine("图 1");
                worker.writeLine("a\nb");
                owner.writeLine("back");
                assertEquals("图 1", owner.readLine());
                assertEquals("a", owner.readLine());
                assertEquals("b", owner.readLine());
                assertEquals("back", worker.readLine());
                worker.close();
                assertNull(owner.readLine());
            }
        }
    }

    @Test
    void oneSideWritesWhileItReads() throws Exception {
        try (Rendezvous rendezvous = Rendezvous.open()) {
            CompletableFuture<Connection> coming = accept(rendezvous);
            try (Connection worker = Connection.to(rendezvous.invitation("cpu", "."));
                    Connection owner = coming.get(10, TimeUnit.SECONDS)) {
                CompletableFuture<String> reading = CompletableFuture.supplyAsync(() -> read(worker));
                worker.writeLine("question");
                assertEquals("question", owner.readLine());
                assertFalse(reading.isDone());
                owner.writeLine("answer");
                assertEquals("answer", reading.get(10, TimeUnit.SECONDS));
            }
        }
    }

    @Test
    void whoDoesNotKnowTheTokenIsTurnedAway() throws Exception {
        try (Rendezvous rendezvous = Rendezvous.overLoopback()) {
            CompletableFuture<Connection> coming = accept(rendezvous);
            Invitation invitation = rendezvous.invitation("cpu", ".");
            assertEquals(64, invitation.token().length());
            int port = Integer.parseInt(invitation.endpoint().substring("loopback:".length()));
            for (String tried : new String[] {"", "0".repeat(64), "x".repeat(100_000)}) {
                try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), port)) {
                    stranger.getOutputStream().write((tried + "\n").getBytes(StandardCharsets.UTF_8));
                    assertTrue(isTurnedAway(stranger));
                } catch (IOException e) {
                    // Reset while it was still writing: turned away as well.
                }
            }
            assertFalse(coming.isDone());
            try (Connection worker = Connection.to(invitation);
                    Connection owner = coming.get(10, TimeUnit.SECONDS)) {
                worker.writeLine("it is me");
                assertEquals("it is me", owner.readLine());
            }
            assertThrows(IOException.class, () -> Connection.to(invitation), "it serves for one worker");
        }
    }

    private static boolean isTurnedAway(Socket stranger) {
        try {
            return stranger.getInputStream().read() < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void theSocketLiesInAFolderOfTheUserAloneAndGoesAway() throws Exception {
        Path socket;
        try (Rendezvous rendezvous = Rendezvous.overUnixSocket()) {
            Invitation first = rendezvous.invitation("cpu", ".");
            socket = Path.of(first.endpoint().substring("unix:".length()));
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())));
            try (Rendezvous other = Rendezvous.overUnixSocket()) {
                assertNotEquals(first.token(), other.invitation("cpu", ".").token());
                assertNotEquals(first.endpoint(), other.invitation("cpu", ".").endpoint());
            }
        }
        assertFalse(Files.exists(socket.getParent()));
    }

    @Test
    void closingEndsTheWait() throws Exception {
        Rendezvous rendezvous = Rendezvous.open();
        CompletableFuture<Connection> coming = accept(rendezvous);
        rendezvous.close();
        assertThrows(Exception.class, () -> coming.get(10, TimeUnit.SECONDS));
    }

    @Test
    void refusesLinesThatAreTooLongOrNoText() throws Exception {
        assertEquals("abc", reader("abc\n", 3).readLine());
        assertThrows(GarbageException.class, () -> reader("abcd\n", 3).readLine());
        assertThrows(GarbageException.class, () -> reader("no end", 3).readLine());
        byte[] notUtf8 = {(byte) 0xC3, '\n'};
        LineReader reader = new LineReader(Channels.newChannel(new ByteArrayInputStream(notUtf8)), 100);
        assertThrows(GarbageException.class, reader::readLine);
    }

    @Test
    void aTornLastLineIsLeftOut() throws Exception {
        LineReader reader = reader("whole\ntorn", 100);
        assertEquals("whole", reader.readLine());
        assertNull(reader.readLine());
        assertNull(reader.readLine());
    }

    @Test
    void anInvitationIsOneLineAndComesBack() {
        Invitation invitation = new Invitation("unix:/tmp/图/s", "secret", "cpu", "/home of \"it\"");
        assertFalse(invitation.toLine().contains("\n"));
        assertEquals(invitation, Invitation.fromLine(invitation.toLine()));
        assertThrows(JsonFormatException.class, () -> Invitation.fromLine("hello"));
    }

    private static LineReader reader(String text, int max) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LineReader(Channels.newChannel(new ByteArrayInputStream(bytes)), max);
    }

    private static CompletableFuture<Connection> accept(Rendezvous rendezvous) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return rendezvous.accept();
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static String read(Connection connection) {
        try {
            return connection.readLine();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }
}
