package cn.yinling.register.csv;

import cn.yinling.register.Words;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A CSV file, line by line, whatever its size. Not thread-safe. */
final class CsvSource implements AutoCloseable {
    private static final int CELL_MOST = 1 << 20;
    private static final char REPLACEMENT = '\ufffd';
    private static final char BOM = '\ufeff';

    private final Reader reader;
    private final Iterator<CsvRecord> records;
    private final @Nullable Column[] columns;
    private final List<String> ignored = new ArrayList<>();
    private long lastLine = 1;
    private boolean isBroken;

    /**
     * Opens a file and reads its head line.
     *
     * @throws UnreadableFileException where it is no file of such lines
     */
    CsvSource(Path file, Lines lines) throws IOException {
        reader = open(file);
        try {
            records =
                    CsvReader.builder()
                            .fieldSeparator(separator(reader))
                            .maxBufferSize(CELL_MOST)
                            .skipEmptyLines(true)
                            .allowMissingFields(true)
                            .allowExtraFields(true)
                            .ofCsvRecord(reader)
                            .iterator();
            columns = head(lines);
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** A file that is refused as a whole; its words say why and what to do. */
    static final class UnreadableFileException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Words why;

        UnreadableFileException(Words why) {
            super(why.en(), null, false, false);
            this.why = why;
        }

        Words why() {
            return why;
        }
    }

    private static Reader open(Path file) throws IOException {
        try (Reader whole = strict(file)) {
            char[] buffer = new char[8192];
            for (int length = whole.read(buffer); length >= 0; length = whole.read(buffer)) {
                if (new String(buffer, 0, length).indexOf(REPLACEMENT) >= 0) {
                    throw new CharacterCodingException(); // a browser has decoded it wrongly
                }
            }
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(
                    new Words(
                            "文件不是UTF-8编码：请另存为“CSV UTF-8”格式后重新导入",
                            "the file is not UTF-8: save it as 'CSV UTF-8' and send it again"));
        }
        return new BufferedReader(strict(file));
    }

    private static Reader strict(Path file) throws IOException {
        return new InputStreamReader(
                Files.newInputStream(file), StandardCharsets.UTF_8.newDecoder());
    }

    /**
     * A spreadsheet may write semicolons or tabs, by its country. Leaves the reader after a BOM.
     */
    private static char separator(Reader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BOM) {
            reader.reset();
        }
        reader.mark(8192);
        char[] start = new char[4096];
        int length = Math.max(reader.read(start), 0);
        reader.reset();
        String head = new String(start, 0, length).lines().findFirst().orElse("");
        for (char separator : new char[] {',', ';', '\t'}) {
            if (head.indexOf(separator) >= 0) {
                return separator;
            }
        }
        return ',';
    }

    private @Nullable Column[] head(Lines lines) {
        CsvRecord head = next();
        if (head == null) {
            throw new UnreadableFileException(
                    new Words(
                            "文件是空的：第一行须为列名",
                            "the file is empty: the first line names the columns"));
        }
        @Nullable Column[] found = new Column[head.getFieldCount()];
        Set<String> names = new HashSet<>();
        for (int i = 0; i < found.length; i++) {
            String word = head.getField(i);
            found[i] = column(lines, word);
            Column column = found[i];
            if (column == null) {
                ignored.add(word);
            } else if (!names.add(column.name())) {
                throw new UnreadableFileException(
                        new Words(
                                        "“%s”列重复：请删去一列",
                                        "the column %s stands there twice: take one away")
                                .formatted(column.words()));
            }
        }
        refuseWithout(lines, names);
        return found;
    }

    private static @Nullable Column column(Lines lines, String word) {
        return lines.columns().stream()
                .filter(column -> column.isCalled(word))
                .findFirst()
                .orElse(null);
    }

    private static void refuseWithout(Lines lines, Set<String> names) {
        List<Words> missing =
                lines.columns().stream()
                        .filter(column -> lines.needed().contains(column.name()))
                        .filter(column -> !names.contains(column.name()))
                        .map(Column::words)
                        .toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFileException(
                    new Words("表头缺少这些列：%s，请补上", "the head line lacks the columns %s: add them")
                            .formatted(Words.list(missing)));
        }
    }

    List<String> ignored() {
        return ignored;
    }

    /**
     * The next line, null at the end. A line that cannot be parsed ends the file and is refused.
     */
    @Nullable Row row(Tally tally) {
        CsvRecord record;
        if (isBroken) {
            return null;
        }
        try {
            record = next();
        } catch (CsvParseException e) {
            isBroken = true;
            tally.refuse(
                    lastLine + 1,
                    new Words(
                            "从这一行起无法读取：请检查引号是否多了或少了",
                            "the file cannot be read on from here: look for a quote too many or too few"));
            return null;
        }
        if (record == null) {
            return null;
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            Column column = columns[i];
            if (column != null) {
                String cell = i < record.getFieldCount() ? record.getField(i) : "";
                cells.put(column.name(), Formula.unguard(cell).replace("\r\n", "\n").strip());
            }
        }
        if (record.getFieldCount() > columns.length) {
            cells.put(Columns.SURPLUS, "yes");
        }
        lastLine = record.getStartingLineNumber();
        return new Row(lastLine, cells);
    }

    private @Nullable CsvRecord next() {
        return records.hasNext() ? records.next() : null;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
