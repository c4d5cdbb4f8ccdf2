package cn.yinling.hotline.cases;

import cn.yinling.link.json.LinkJson;
import cn.yinling.runtime.process.OwnersOnly;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open cases in a file beside the database, so that a hotline that starts while the database
 * does not answer knows which device has an open case. It follows what is durable in the database
 * and is fsynced before the hub is answered; the database stays the truth. It names people:
 * readable by the hotline's user only. Not thread-safe.
 */
public final class OpenCasesFile {
    private static final Logger LOG = LoggerFactory.getLogger(OpenCasesFile.class);

    private final Path file;
    private final Map<String, OpenCase> cases = new LinkedHashMap<>();
    private boolean changed;
    private boolean failing;

    /** One whose content is read, or replaced, before it is followed. */
    public OpenCasesFile(Path file) {
        this.file = file;
    }

    /**
     * What the file was left with; empty where there is none. A case that is spoilt is left out.
     */
    public List<Case> read() {
        List<Case> open = new ArrayList<>();
        try {
            for (JsonNode one : LinkJson.salvage(Files.readAllBytes(file)).path("cases")) {
                OpenCase.read(one).ifPresent(known -> open.add(known.restored()));
            }
        } catch (NoSuchFileException e) {
            LOG.debug("no file of open cases yet");
        } catch (IOException e) {
            LOG.error("the file of open cases cannot be read: {}", e.toString());
        }
        return open;
    }

    /** The database's open cases, in place of everything that it held. */
    void replace(Collection<Case> open) {
        cases.clear();
        open.forEach(one -> cases.put(one.id(), OpenCase.of(one)));
        changed = true;
        save();
    }

    /** A write that is durable in the database. */
    void follow(CaseWrite write, CaseWrite.Result result) {
        if (!(result instanceof CaseWrite.Result.Committed)) {
            return;
        }
        switch (write) {
            case CaseWrite.Opened opened -> put(opened.opened());
            case CaseWrite.Joined joined -> put(joined.joined());
            case CaseWrite.Happened happened -> update(happened.current());
            case CaseWrite.News news -> update(news.current());
            case CaseWrite.Unread _, CaseWrite.Told _, CaseWrite.Drafted _, CaseWrite.Noted _ -> {}
        }
    }

    /** One that is not in here is a case that the database does not have as open. */
    private void update(Case current) {
        if (cases.containsKey(current.id())) {
            put(current);
        }
    }

    private void put(Case current) {
        if (current.isOpen()) {
            OpenCase now = OpenCase.of(current);
            changed |= !now.equals(cases.put(current.id(), now));
        } else {
            changed |= cases.remove(current.id()) != null;
        }
    }

    /** Writes it where something has changed; returns when it is on the disk. */
    void save() {
        if (!changed) {
            return;
        }
        try {
            OwnersOnly.replace(file, LinkJson.write(Map.of("cases", cases.values())));
            changed = false;
            failing = false;
        } catch (ClosedByInterruptException e) {
            LOG.debug("ended before the file of open cases was written");
        } catch (IOException e) {
            if (!failing) {
                LOG.error("the file of open cases cannot be written: {}", e.toString());
            }
            failing = true;
        }
    }
}
