// What a page does in the browser. It works from a folder: no modules, nothing fetched.
(() => {
    "use strict";
    const base = document.currentScript.dataset.base;
    const root = document.documentElement;

    // Light or dark: as the system has it, unless somebody has chosen.
    const remembered = {
        read() { try { return localStorage.getItem("netcourse-theme"); } catch { return null; } },
        write(theme) { try { localStorage.setItem("netcourse-theme", theme); } catch { /* not here */ } },
    };
    if (remembered.read()) {
        root.dataset.theme = remembered.read();
    }
    document.getElementById("theme").addEventListener("click", () => {
        const dark = root.dataset.theme
            ? root.dataset.theme === "dark"
            : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
        remembered.write(root.dataset.theme);
    });

    // The list of pages: beside the text, or on a phone folded above it.
    const wide = matchMedia("(min-width: 64rem)");
    const fit = () => { document.getElementById("contents").open = wide.matches; };
    wide.addEventListener("change", fit);
    fit();

    // Code: colours, and a button that copies exactly the text.
    const copy = async text => {
        try {
            await navigator.clipboard.writeText(text);
        } catch {
            const area = document.createElement("textarea");
            area.value = text;
            document.body.append(area);
            area.select();
            document.execCommand("copy");
            area.remove();
        }
    };
    for (const code of document.querySelectorAll("pre > code")) {
        const text = code.textContent;
        const language = /language-(\w+)/.exec(code.className)?.[1];
        if (!language || language === "text") {
            continue;
        }
        if (hljs.getLanguage(language)) {
            hljs.highlightElement(code);
        }
        const listing = document.createElement("div");
        listing.className = "listing";
        const button = document.createElement("button");
        button.className = "copy";
        button.type = "button";
        button.textContent = "copy";
        button.addEventListener("click", async () => {
            await copy(text);
            button.textContent = "copied";
            setTimeout(() => { button.textContent = "copy"; }, 1500);
        });
        code.parentElement.replaceWith(listing);
        listing.append(code.parentElement, button);
    }

    for (const heading of document.querySelectorAll("main :is(h2, h3)[id]")) {
        if (!heading.closest("summary")) {
            const anchor = document.createElement("a");
            anchor.className = "anchor";
            anchor.href = "#" + heading.id;
            anchor.textContent = "#";
            anchor.setAttribute("aria-label", "link to this section");
            heading.append(anchor);
        }
    }

    if (window.mermaid) {
        mermaid.initialize({startOnLoad: false, theme: "neutral", securityLevel: "strict"});
        mermaid.run().catch(error => console.error(error)).finally(() => {
            // On a phone, a picture is moved to and fro rather than made too small to read.
            for (const svg of document.querySelectorAll(".mermaid svg")) {
                svg.style.minWidth = `${0.7 * svg.viewBox.baseVal.width}px`;
            }
            root.dataset.drawn = "yes";
        });
    }

    // A link may lead to what is folded, or to a method of a source.
    const arrive = () => {
        const name = decodeURIComponent(location.hash.slice(1));
        if (!name) {
            return;
        }
        let target = document.getElementById(name);
        if (!target && document.body.classList.contains("source")) {
            target = [...document.querySelectorAll(".hljs-title.function_")]
                .find(title => title.textContent === name);
            target?.classList.add("here");
        }
        for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details")) {
            fold.open = true;
        }
        target?.scrollIntoView();
    };
    addEventListener("hashchange", arrive);
    arrive();

    // On paper nothing is folded.
    let folded = [];
    addEventListener("beforeprint", () => {
        folded = [...document.querySelectorAll("main details:not([open])")];
        folded.forEach(fold => { fold.open = true; });
    });
    addEventListener("afterprint", () => folded.forEach(fold => { fold.open = false; }));

    // The search. Its index is a script, loaded when it is first needed.
    const box = document.getElementById("search");
    const results = document.getElementById("results");
    let loading;
    const load = () => loading ??= new Promise((done, failed) => {
        const script = document.createElement("script");
        script.src = base + "assets/search-index.js";
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
    });

    const count = (text, word) => {
        let found = 0;
        for (let at = text.indexOf(word); at >= 0 && found < 5; at = text.indexOf(word, at + word.length)) {
            found++;
        }
        return found;
    };
    // All words must be there; those in a heading weigh more.
    const rank = ([title, heading, , text], words) => {
        let sum = 0;
        for (const word of words) {
            const found = 20 * count(heading.toLowerCase(), word)
                + 5 * count(title.toLowerCase(), word)
                + count(text.toLowerCase(), word);
            if (found === 0) {
                return 0;
            }
            sum += found;
        }
        return sum;
    };
    // The text around the first word, with all words marked.
    const excerpt = (text, words) => {
        const small = document.createElement("small");
        const lower = text.toLowerCase();
        const first = Math.max(0, Math.min(...words.map(w => lower.indexOf(w)).filter(i => i >= 0).concat(text.length)) - 60);
        const part = (first > 0 && first < text.length ? "… " : "") + text.slice(first < text.length ? first : 0).slice(0, 180);
        let at = 0;
        const low = part.toLowerCase();
        while (at < part.length) {
            const next = words
                .map(word => [low.indexOf(word, at), word.length])
                .filter(([place]) => place >= 0)
                .sort((a, b) => a[0] - b[0])[0];
            if (!next) {
                break;
            }
            small.append(part.slice(at, next[0]));
            const mark = document.createElement("mark");
            mark.textContent = part.slice(next[0], next[0] + next[1]);
            small.append(mark);
            at = next[0] + next[1];
        }
        small.append(part.slice(at));
        return small;
    };
    const show = (found, words) => {
        results.replaceChildren(...found.map(([title, heading, address, text]) => {
            const item = document.createElement("li");
            const link = document.createElement("a");
            link.href = base + address;
            const name = document.createElement("b");
            name.textContent = heading || title;
            link.append(name, heading && heading !== title ? "  " + title : "", excerpt(text, words));
            link.addEventListener("click", () => { results.hidden = true; });
            item.append(link);
            return item;
        }));
        if (found.length === 0) {
            const nothing = document.createElement("p");
            nothing.textContent = "nothing found";
            results.append(nothing);
        }
        results.hidden = false;
    };
    const search = async () => {
        const words = box.value.toLowerCase().split(/\s+/).filter(word => word);
        if (words.length === 0) {
            results.hidden = true;
            return;
        }
        await load();
        const found = window.bookIndex
            .map(entry => [rank(entry, words), entry])
            .filter(([points]) => points > 0)
            .sort((a, b) => b[0] - a[0])
            .slice(0, 20)
            .map(([, entry]) => entry);
        show(found, words);
    };
    box.addEventListener("focus", () => load().catch(() => {}));
    box.addEventListener("input", search);
    box.addEventListener("keydown", event => {
        if (event.key === "Enter") {
            results.querySelector("a")?.click();
        }
    });
    // The arrows go from the box through what was found, and back.
    box.parentElement.addEventListener("keydown", event => {
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (step && !results.hidden) {
            const places = [box, ...results.querySelectorAll("a")];
            places[places.indexOf(document.activeElement) + step]?.focus();
            event.preventDefault();
        }
    });
    addEventListener("keydown", event => {
        if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
            box.focus();
            event.preventDefault();
        } else if (event.key === "Escape") {
            results.hidden = true;
        }
    });
    addEventListener("click", event => {
        if (!event.target.closest(".search")) {
            results.hidden = true;
        }
    });
})();
