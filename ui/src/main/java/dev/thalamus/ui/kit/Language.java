package dev.thalamus.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The languages that snippets and payloads are coloured in, each by one pattern with a group a style. Immutable. */
public enum Language {
    PYTHON("#[^\\n]*", "[rbf]?\"\"\"[\\s\\S]*?\"\"\"|[rbf]?\"(?:\\\\.|[^\"\\\\\\n])*\"|[rbf]?'(?:\\\\.|[^'\\\\\\n])*'",
            "and|as|assert|async|await|break|class|continue|def|del|elif|else|except|False|finally|for|from|if|import|in|is|lambda|None|not|or|pass|raise|return|True|try|while|with|yield",
            "(?<=\\bdef )\\w+|(?<=\\bclass )\\w+|\\b\\w+(?==[^=])"),
    JAVASCRIPT("//[^\\n]*|/\\*[\\s\\S]*?\\*/", "\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|`(?:\\\\.|[^`\\\\])*`",
            "async|await|break|case|catch|class|const|continue|default|delete|do|else|export|extends|false|finally|for|from|function|if|import|in|instanceof|let|new|null|of|return|static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|yield",
            "\\b\\w+(?=\\s*:)"),
    JAVA("//[^\\n]*|/\\*[\\s\\S]*?\\*/", "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\])'",
            "abstract|assert|boolean|break|byte|case|catch|char|class|continue|default|do|double|else|enum|extends|final|finally|float|for|if|implements|import|instanceof|int|interface|long|new|null|package|private|protected|public|record|return|sealed|short|static|super|switch|this|throw|throws|true|false|try|var|void|while|yield",
            "(?<=\\bclass )\\w+|(?<=\\brecord )\\w+|@\\w+"),
    SHELL("(?<=^|\\s)#[^\\n]*", "\"(?:\\\\.|[^\"\\\\])*\"|'[^']*'",
            "case|curl|do|done|echo|elif|else|esac|exit|export|fi|for|if|in|npm|pip|printf|python3?|sleep|then|websocat|while",
            "(?<=\\s)--?[A-Za-z][\\w-]*|\\$\\w+|\\$\\{[^}]*\\}"),
    JSON("(?!)", "\"(?:\\\\.|[^\"\\\\\\n])*\"(?!\\s*:)", "true|false|null", "\"(?:\\\\.|[^\"\\\\\\n])*\"(?=\\s*:)"),
    PLAIN("(?!)", "(?!)", "(?!)", "(?!)");

    private final Pattern tokens;

    Language(String comment, String string, String words, String key) {
        tokens = Pattern.compile("(?<comment>" + comment + ")|(?<key>" + key + ")|(?<string>" + string + ")|(?<word>\\b(?:" + words
                + ")\\b)|(?<number>(?<![\\w.])-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)", Pattern.MULTILINE);
    }

    /** The coloured parts of a text, in order. */
    public List<TextSpan> spans(String text) {
        var spans = new ArrayList<TextSpan>();
        if (this == PLAIN)
            return spans;
        var token = tokens.matcher(text);
        while (token.find()) {
            if (token.end() == token.start())
                continue;
            for (var style : List.of("comment", "key", "string", "word", "number")) {
                if (token.start(style) < 0)
                    continue;
                spans.add(new TextSpan(token.start(), token.end(), style));
                break;
            }
        }
        return spans;
    }
}
