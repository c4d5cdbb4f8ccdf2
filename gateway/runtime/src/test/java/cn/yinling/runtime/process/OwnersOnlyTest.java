package cn.yinling.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnersOnlyTest {
    @TempDir Path folder;

    @BeforeEach
    void openToAll() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void makesFoldersForTheirOwnerAndLeavesThoseThatWereAbove() throws IOException {
        OwnersOnly.folder(folder.resolve("data/spool"));
        assertThat(permissions(folder.resolve("data/spool"))).isEqualTo("rwx------");
        assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
        assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void closesAFolderThatWasOpen() throws IOException {
        OwnersOnly.folder(folder);
        assertThat(permissions(folder)).isEqualTo("rwx------");
    }

    @Test
    void leavesAFolderThatManyShare() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        OwnersOnly.folder(shared);
        assertThat(permissions(shared)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void makesAndClosesFiles() throws IOException {
        Path file = folder.resolve("one");
        assertThat(permissions(OwnersOnly.newFile(file))).isEqualTo("rw-------");
        assertThatThrownBy(() -> OwnersOnly.newFile(file))
                .isInstanceOf(FileAlreadyExistsException.class);
        Files.writeString(file, "kept");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(permissions(OwnersOnly.file(file))).isEqualTo("rw-------");
        assertThat(file).hasContent("kept");
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
