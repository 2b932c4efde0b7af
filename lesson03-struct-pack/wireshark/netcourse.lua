-- Wireshark shows the course's messages (lessons 3 to 5) with this file in its folder of plugins: Help, About, Folders.
--
--   offset  size  field
--      0     2    magic "NC"
--      2     1    version 1
--      3     1    flags: 1 response, 2 compressed, 4 encrypted, 8 one-way
--      4     2    protocol number
--      6     2    error number
--      8     4    sequence
--     12     4    body length
--     16     n    body; a compressed one: 1 byte codec id, 4 bytes original length, then the compressed bytes
--
-- The messages are found by their first four bytes, at any port; at the programs' own port even if those come one by
-- one. The secure channel of lesson 5 has nothing to be found by: its port is a preference, netcourse_channel.port.

local PORT = 12580
local HEADER_BYTES = 16
local TAG_BYTES = 16
local CODEC_BYTES = 5

local PROTOCOLS = {
    [0] = "connection", [1] = "heartbeat", [2] = "echo", [3] = "time", [4] = "add", [5] = "chat", [6] = "wait",
    [40] = "hello", [41] = "folder", [42] = "file", [43] = "chunk", [44] = "end",
    [50] = "login",
}
local ERRORS = {
    [0] = "none", [1] = "unknown_protocol", [2] = "bad_body", [3] = "failed", [4] = "busy",
    [100] = "bad_message", [101] = "too_slow", [102] = "silent", [103] = "not_reading", [104] = "full",
    [105] = "stopping",
}
local CODECS = { [1] = "raw-deflate", [2] = "zlib", [3] = "gzip", [4] = "zstd", [5] = "lz4", [6] = "snappy" }

-- What Wireshark opens; of the last two, only a new one.
local OPENERS = {
    [1] = "uncompress", [2] = "uncompress", [3] = "uncompress", [4] = "uncompress_zstd", [6] = "uncompress_snappy",
}

-- Whose body is text in UTF-8; the answer to a chat is a number.
local CHAT = 5
local TEXTS = { [2] = true, [5] = true, [40] = true, [41] = true }

local message = Proto("netcourse", "Netcourse message")
message.prefs.max_body = Pref.uint("Greatest body length", 1048576, "A longer body is not waited for")
local f = {
    magic = ProtoField.string("netcourse.magic", "Magic"),
    version = ProtoField.uint8("netcourse.version", "Version"),
    flags = ProtoField.uint8("netcourse.flags", "Flags", base.HEX),
    response = ProtoField.bool("netcourse.flags.response", "Response", 8, nil, 0x01),
    compressed = ProtoField.bool("netcourse.flags.compressed", "Compressed", 8, nil, 0x02),
    encrypted = ProtoField.bool("netcourse.flags.encrypted", "Encrypted", 8, nil, 0x04),
    one_way = ProtoField.bool("netcourse.flags.one_way", "One-way", 8, nil, 0x08),
    protocol = ProtoField.uint16("netcourse.protocol", "Protocol number", base.DEC, PROTOCOLS),
    error = ProtoField.uint16("netcourse.error", "Error number", base.DEC, ERRORS),
    sequence = ProtoField.uint32("netcourse.sequence", "Sequence"),
    length = ProtoField.uint32("netcourse.length", "Body length"),
    body = ProtoField.bytes("netcourse.body", "Body"),
    text = ProtoField.string("netcourse.text", "Text", base.UNICODE),
    codec = ProtoField.uint8("netcourse.codec", "Codec", base.DEC, CODECS),
    original = ProtoField.uint32("netcourse.original_length", "Original length"),
    packed = ProtoField.bytes("netcourse.compressed", "Compressed bytes"),
    sealed = ProtoField.bytes("netcourse.sealed", "Sealed body"),
    tag = ProtoField.bytes("netcourse.tag", "Authentication tag"),
}
message.fields = f
local too_long = ProtoExpert.new("netcourse.too_long", "Body length is above the limit", expert.group.MALFORMED,
    expert.severity.ERROR)
local not_opened = ProtoExpert.new("netcourse.not_opened", "The compressed bytes cannot be opened here",
    expert.group.UNDECODED, expert.severity.NOTE)
message.experts = { too_long, not_opened }

local function bit(flags, mask)
    return math.floor(flags / mask) % 2 == 1
end

local function is_message(tvb)
    return tvb:len() >= 4 and tvb(0, 2):string() == "NC" and tvb(2, 1):uint() == 1 and tvb(3, 1):uint() < 16
end

local function message_bytes(tvb, _, offset)
    local length = tvb(offset + 12, 4):uint()
    return length > message.prefs.max_body and HEADER_BYTES or HEADER_BYTES + length
end

local function add_plain(body, is_text, tree)
    tree:add(f.body, body)
    if is_text then
        tree:add(f.text, body, body:string(ENC_UTF_8))
    end
end

-- An opened body is a tab of its own below the bytes of the packet.
local function add_compressed(body, is_text, tree)
    if body:len() < CODEC_BYTES then
        return
    end
    local codec = body(0, 1):uint()
    tree:add(f.codec, body(0, 1))
    tree:add(f.original, body(1, 4))
    if body:len() == CODEC_BYTES then
        return
    end
    local packed = body(CODEC_BYTES)
    local item = tree:add(f.packed, packed)
    local opener = OPENERS[codec]
    local found, open = pcall(function() return opener and packed[opener] end)
    local ok, opened = false, nil
    if found and open then
        ok, opened = pcall(open, packed, "Opened body")
    end
    if ok and opened and opened:len() > 0 then
        add_plain(opened, is_text, tree)
    else
        item:add_proto_expert_info(not_opened)
    end
end

local function add_sealed(body, tree)
    local sealed = math.max(0, body:len() - TAG_BYTES)
    if sealed > 0 then
        tree:add(f.sealed, body(0, sealed))
    end
    tree:add(f.tag, body(sealed))
end

local function title(flags, protocol, error, sequence, length)
    local name = PROTOCOLS[protocol] or ("protocol " .. protocol)
    local kind = bit(flags, 1) and " response " or bit(flags, 8) and " one-way " or " request "
    local failed = error ~= 0 and (", error " .. error .. " " .. (ERRORS[error] or "")) or ""
    local how = bit(flags, 4) and ", sealed" or bit(flags, 2) and ", compressed" or ""
    return name .. kind .. sequence .. ", " .. length .. " bytes" .. failed .. how
end

local function dissect_message(tvb, pinfo, root)
    local flags, protocol = tvb(3, 1):uint(), tvb(4, 2):uint()
    local error, length = tvb(6, 2):uint(), tvb(12, 4):uint()
    local what = title(flags, protocol, error, tvb(8, 4):uint(), length)
    pinfo.cols.protocol = "NETCOURSE"
    pinfo.cols.info:append("  [" .. what .. "]")
    local tree = root:add(message, tvb(), "Netcourse message: " .. what)
    tree:add(f.magic, tvb(0, 2))
    tree:add(f.version, tvb(2, 1))
    local bits = tree:add(f.flags, tvb(3, 1))
    for _, flag in ipairs({ f.response, f.compressed, f.encrypted, f.one_way }) do
        bits:add(flag, tvb(3, 1))
    end
    tree:add(f.protocol, tvb(4, 2))
    tree:add(f.error, tvb(6, 2))
    tree:add(f.sequence, tvb(8, 4))
    local item = tree:add(f.length, tvb(12, 4))
    if length > message.prefs.max_body then
        item:add_proto_expert_info(too_long)
    end
    if tvb:len() > HEADER_BYTES then
        local body = tvb(HEADER_BYTES)
        local is_text = error ~= 0 or TEXTS[protocol] and not (protocol == CHAT and bit(flags, 1))
        if bit(flags, 4) then
            add_sealed(body, tree)
        elseif bit(flags, 2) then
            add_compressed(body, is_text, tree)
        else
            add_plain(body, is_text, tree)
        end
    end
    return tvb:len()
end

-- The next message begins where the last one ends: what does not begin as one is left to others.
function message.dissector(tvb, pinfo, root)
    if tvb:len() >= 4 and not is_message(tvb) then
        return 0
    end
    dissect_tcp_pdus(tvb, root, HEADER_BYTES, message_bytes, dissect_message)
    return tvb:len()
end

message:register_heuristic("tcp", function(tvb, pinfo, root)
    if not is_message(tvb) then
        return false
    end
    pinfo.conversation = message
    message.dissector(tvb, pinfo, root)
    return true
end)

DissectorTable.get("tcp.port"):add(PORT, message)

-- The secure channel: 2 bytes length, then a Noise message; the first one of each direction is the handshake.
local channel = Proto("netcourse_channel", "Netcourse secure channel")
channel.prefs.port = Pref.uint("TCP port", 0, "The port of secure-server; 0 for none")
local c = {
    length = ProtoField.uint16("netcourse_channel.length", "Length of the Noise message"),
    handshake = ProtoField.bytes("netcourse_channel.handshake", "Handshake message (a public key, and a tag)"),
    sealed = ProtoField.bytes("netcourse_channel.sealed", "Sealed part of the stream of messages"),
    tag = ProtoField.bytes("netcourse_channel.tag", "Authentication tag"),
}
channel.fields = c
local stream = Field.new("tcp.stream")

-- In which packet the first Noise message of a direction is.
local first = {}

local function record_bytes(tvb, _, offset)
    return 2 + tvb(offset, 2):uint()
end

local function dissect_record(tvb, pinfo, root)
    local direction = stream().value .. " " .. pinfo.src_port
    local position = pinfo.number .. " " .. tvb:offset()
    first[direction] = first[direction] or position
    local is_handshake = first[direction] == position
    local length = tvb(0, 2):uint()
    local what = (is_handshake and "handshake, " or "sealed record, ") .. length .. " bytes"
    pinfo.cols.protocol = "NETCOURSE-CHANNEL"
    pinfo.cols.info:append("  [" .. what .. "]")
    local tree = root:add(channel, tvb(), "Netcourse secure channel: " .. what)
    tree:add(c.length, tvb(0, 2))
    if is_handshake then
        tree:add(c.handshake, tvb(2))
    elseif length >= TAG_BYTES then
        if length > TAG_BYTES then
            tree:add(c.sealed, tvb(2, length - TAG_BYTES))
        end
        tree:add(c.tag, tvb(2 + length - TAG_BYTES))
    end
    return tvb:len()
end

function channel.dissector(tvb, _, root)
    dissect_tcp_pdus(tvb, root, 2, record_bytes, dissect_record)
    return tvb:len()
end

function channel.init()
    first = {}
end

local port = 0
function channel.prefs_changed()
    local ports = DissectorTable.get("tcp.port")
    if port ~= 0 then
        ports:remove(port, channel)
    end
    port = channel.prefs.port
    if port ~= 0 then
        ports:add(port, channel)
    end
end
