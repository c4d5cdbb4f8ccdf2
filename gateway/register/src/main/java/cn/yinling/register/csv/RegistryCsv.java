package cn.yinling.register.csv;

import cn.yinling.register.DeviceDirectory;
import cn.yinling.register.DeviceFile;
import cn.yinling.register.DeviceQuery;
import cn.yinling.register.Devices;
import cn.yinling.register.DistrictClock;
import cn.yinling.register.ResidentQuery;
import cn.yinling.register.Residents;
import cn.yinling.register.places.DistrictStore;
import cn.yinling.runtime.database.Database;
import cn.yinling.runtime.web.api.Cursor;
import cn.yinling.runtime.web.api.Page;
import cn.yinling.runtime.web.api.Reach;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The register as CSV files (RFC 4180, UTF-8). What is written out can be read in again and changes
 * nothing. Holds some hundred lines at a time. Thread-safe. Blocks.
 */
public final class RegistryCsv {
    private static final char BOM = '\ufeff';

    private final Database database;
    private final DeviceDirectory directory;
    private final Residents residents;
    private final Devices devices;
    private final DistrictClock clock;
    private final Importer importer;

    public RegistryCsv(
            Database database,
            DeviceDirectory directory,
            Residents residents,
            Devices devices,
            DistrictClock clock) {
        this.database = database;
        this.directory = directory;
        this.residents = residents;
        this.devices = devices;
        this.clock = clock;
        this.importer = new Importer(database);
    }

    /** In which words the head line is written; both are understood. */
    public enum Head {
        ENGLISH,
        CHINESE
    }

    /**
     * Enters and changes residents. A line without an id is the person of that name, day of birth
     * and address, or a new one. A column that the file does not have stays as it is.
     */
    public ImportReport importResidents(Path file, ImportMode mode, String by) throws IOException {
        Map<String, String> streets = new HashMap<>();
        database.jdbiForLongWork()
                .useHandle(handle ->
                        new DistrictStore()
                                .streets(handle)
                                .forEach(street -> {
                                    streets.put(street.name(), street.code());
                                    streets.put(street.code(), street.code());
                                }));
        LocalDate today = clock.today();
        return taken(importer.take(file, new ResidentLines(today, by, streets), mode));
    }

    /** Enters and changes devices; credentials are none of a file's business. */
    public ImportReport importDevices(Path file, ImportMode mode, String by) throws IOException {
        return taken(importer.take(file, new DeviceLines(by), mode));
    }

    private ImportReport taken(ImportReport report) {
        directory.refresh().join();
        return report;
    }

    /** Writes all residents who are looked after and may be seen, of one street or of all. */
    public void exportResidents(Writer out, @Nullable String street, Head head, Reach reach)
            throws IOException {
        write(
                out,
                Columns.RESIDENT,
                head,
                after ->
                        residents.search(
                                new ResidentQuery(
                                        street,
                                        null,
                                        null,
                                        ResidentQuery.Care.IN_CARE,
                                        reach,
                                        after,
                                        Page.MOST)),
                ResidentCells::of);
    }

    /** Writes all devices that are not revoked, of one street or of all. */
    public void exportDevices(Writer out, @Nullable String street, Head head) throws IOException {
        write(
                out,
                Columns.DEVICE,
                head,
                after ->
                        devices.search(
                                new DeviceQuery(
                                        street, null, null, null, null, null, after, Page.MOST)),
                file ->
                        file.stage() == DeviceFile.Stage.REVOKED
                                ? List.of()
                                : DeviceCells.of(file));
    }

    private interface Pages<T> {
        Page<T> after(@Nullable String id);
    }

    private static <T> void write(
            Writer out,
            List<Column> columns,
            Head head,
            Pages<T> pages,
            Function<T, List<String>> cells)
            throws IOException {
        out.write(BOM);
        // Not closed: the writer is the caller's.
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(
                columns.stream()
                        .map(head == Head.CHINESE ? Column::chinese : Column::name)
                        .toList());
        String after = null;
        do {
            Page<T> page = pages.after(after);
            for (T item : page.items()) {
                List<String> row = cells.apply(item);
                if (!row.isEmpty()) {
                    csv.writeRecord(row.stream().map(Formula::guard).toList());
                }
            }
            Cursor end = page.next();
            after = end == null ? null : end.value(0);
        } while (after != null);
        csv.flush();
    }
}
