package org.sunledger.api.exporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.sunledger.api.exporting.ViewExport.Sheet;

/** One form of file. What it writes ends with something that a file broken off on its way does not have. */
interface FileFormat {
    /** In the address and in the file's name. */
    String extension();

    String mediaType();

    /** Writes row by row and keeps none; does not close the stream. */
    void write(Content content, OutputStream to) throws IOException;

    /**
     * What is written.
     *
     * @param asked every filter in words, for people
     * @param wording of codes, for people
     * @param hasMark whether text files begin with a byte order mark, as spreadsheets need it
     */
    record Content(
            Heading heading, List<Sheet> sheets, Titles titles, List<String> asked, Wording wording, boolean hasMark) {}
}
