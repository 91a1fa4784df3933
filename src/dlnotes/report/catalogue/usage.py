"""What click says by itself, in Chinese: around the help, and when a command is typed wrong."""

from __future__ import annotations

from collections.abc import Mapping

USAGE: Mapping[str, str] = {
    "Usage:": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Positional arguments": "参数",
    "Show this message and exit.": "显示这段说明，然后退出。",
    "default: {default}": "默认：{default}",
    "required": "必填",
    "deprecated": "已弃用",
    "env var: {var}": "环境变量：{var}",
    "(dynamic)": "（看情况）",
    "Aborted!": "已中止！",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "运行“{command} {option}”看说明。",
    "Missing command.": "没有写命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "Missing parameter: {param_name}": "缺少参数：{param_name}",
    "Missing {param_type}": "缺少 {param_type}",
    "No such option {name!r}.": "没有选项 {name!r}。",
    "No such command {name!r}.": "没有命令 {name!r}。",
    # As earlier versions of click say it.
    "No such option: {name}": "没有选项 {name}。",
    "Did you mean {possibility}?": "是不是 {possibility}？",
    "(Did you mean one of: {possibilities}?)": "（是不是其中之一：{possibilities}？）",
    "Got unexpected extra argument ({args})": "多出了参数（{args}）",
    "Got unexpected extra arguments ({args})": "多出了参数（{args}）",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Could not open file {filename!r}: {message}": "打不开文件 {filename!r}：{message}",
    "unknown error": "未知的错误",
    "Invalid start character for option ({option})": "选项的开头不对（{option}）",
    "Option {name!r} does not take a value.": "选项 {name!r} 后面不能有值。",
    "Option {name!r} requires an argument.": "选项 {name!r} 后面要有一个值。",
    "Option {name!r} requires {nargs} arguments.": "选项 {name!r} 后面要有 {nargs} 个值。",
    "Argument {name!r} takes {nargs} values.": "参数 {name!r} 要有 {nargs} 个值。",
    "Takes {nargs} values but 1 was given.": "要 {nargs} 个值，只有 1 个。",
    "Takes {nargs} values but {len} were given.": "要 {nargs} 个值，有 {len} 个。",
    "Choose from:\n\t{choices}": "可选：\n\t{choices}",
    "{value!r} is not {choice}.": "{value!r} 不是 {choice}。",
    "{value!r} is not one of {choices}.": "{value!r} 不在 {choices} 之中。",
    "{value} is not in the range {range}.": "{value} 不在范围 {range} 之内。",
    "{value!r} is not a valid {number_type}.": "{value!r} 不是 {number_type}。",
    "file": "文件",
    "directory": "文件夹",
    "path": "路径",
    "{name} {filename!r} is a file.": "{name} {filename!r} 是文件。",
    "{name} {filename!r} is a directory.": "{name} {filename!r} 是文件夹。",
    "{name} {filename!r} is not readable.": "{name} {filename!r} 读不了。",
    "{name} {filename!r} is not writable.": "{name} {filename!r} 写不了。",
    "{name} {filename!r} is not executable.": "{name} {filename!r} 不能执行。",
    "{name} {filename!r} does not exist.": "{name} {filename!r} 不存在。",
}

PLACEHOLDERS: Mapping[str, str] = {
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "INTEGER RANGE": "整数",
    "PATH": "路径",
    "TEXT": "文字",
}
"""What stands for something in a usage or before an option's help; other capitals are names
that the help speaks of."""
