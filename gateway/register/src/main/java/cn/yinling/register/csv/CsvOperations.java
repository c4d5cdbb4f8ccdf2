package cn.yinling.register.csv;

import cn.yinling.register.Words;
import cn.yinling.runtime.web.api.Answer;
import cn.yinling.runtime.web.api.Call;
import cn.yinling.runtime.web.api.Language;
import cn.yinling.runtime.web.api.Operations;
import cn.yinling.runtime.web.api.Reach;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The register as CSV in the API. Thread-safe. */
public final class CsvOperations implements Operations {
    private static final int PIECE_BYTES = 1 << 15;

    private final RegistryCsv csv;

    public CsvOperations(RegistryCsv csv) {
        this.csv = csv;
    }

    private record Report(
            boolean dryRun,
            boolean isApplied,
            int lines,
            int added,
            int changed,
            int unchanged,
            List<Refused> refused,
            List<String> ignoredColumns) {}

    private record Refused(long line, @Nullable String column, String reason) {
        static Refused of(ImportReport.Refused refused, Language language) {
            Words column = refused.column();
            return new Refused(
                    refused.line(),
                    column == null ? null : column.in(language),
                    refused.reason().in(language));
        }
    }

    private interface Export {
        void write(Writer out, @Nullable String street, RegistryCsv.Head head) throws IOException;
    }

    private interface Import {
        ImportReport take(Path file, ImportMode mode, String by) throws IOException;
    }

    @Override
    public void bind(Binding binding) {
        binding.on(
                        "exportResidents",
                        call -> {
                            Reach reach = call.reach();
                            return write(
                                    call,
                                    "residents.csv",
                                    (out, street, head) ->
                                            csv.exportResidents(out, street, head, reach));
                        })
                .on("exportDevices", call -> write(call, "devices.csv", csv::exportDevices))
                .on("importResidents", call -> take(call, csv::importResidents))
                .on("importDevices", call -> take(call, csv::importDevices));
    }

    private static Answer write(Call call, String fileName, Export export) {
        String street = call.query("street");
        RegistryCsv.Head head =
                "zh".equals(call.query("head"))
                        ? RegistryCsv.Head.CHINESE
                        : RegistryCsv.Head.ENGLISH;
        return new Answer.Pieces(
                "text/csv; charset=utf-8",
                fileName,
                out -> {
                    try (Writer writer = writer(out)) {
                        export.write(writer, street, head);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static Writer writer(Consumer<Buffer> out) {
        OutputStream pieces =
                new OutputStream() {
                    @Override
                    public void write(int one) {
                        write(new byte[] {(byte) one}, 0, 1);
                    }

                    @Override
                    public void write(byte[] bytes, int offset, int length) {
                        if (length > 0) {
                            out.accept(Buffer.buffer(length).appendBytes(bytes, offset, length));
                        }
                    }
                };
        return new BufferedWriter(
                new OutputStreamWriter(pieces, StandardCharsets.UTF_8), PIECE_BYTES);
    }

    private static Answer take(Call call, Import taking) {
        boolean isDry = Boolean.TRUE.equals(call.flag("dry-run"));
        boolean isWhole = Boolean.TRUE.equals(call.flag("all-or-nothing"));
        ImportMode mode =
                isDry
                        ? ImportMode.DRY_RUN
                        : isWhole ? ImportMode.ALL_OR_NOTHING : ImportMode.EACH_LINE;
        try {
            Path file = Files.createTempFile("yinling-import-", ".csv");
            try {
                Files.write(file, call.bytes());
                ImportReport report = taking.take(file, mode, call.caller().name());
                return Answer.json(
                        new Report(
                                isDry,
                                report.isApplied(),
                                report.lines(),
                                report.added(),
                                report.changed(),
                                report.unchanged(),
                                report.refused().stream()
                                        .map(refused -> Refused.of(refused, call.language()))
                                        .toList(),
                                report.ignoredColumns()));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
