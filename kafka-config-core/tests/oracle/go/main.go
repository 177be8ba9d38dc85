// What the real parsers read: a line of JSON in, a line of JSON out.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/compose-spec/compose-go/v2/template"
	"github.com/docker/cli/pkg/kvfile"
)

type question struct {
	Kind string            `json:"kind"`
	Text []byte            `json:"text"`
	Host map[string]string `json:"host"`
}

func answer(q question) (any, error) {
	lookup := func(name string) (string, bool) {
		value, ok := q.Host[name]
		return value, ok
	}
	switch q.Kind {
	case "docker-env":
		lines, err := kvfile.ParseFromReader(bytes.NewReader(q.Text), lookup)
		return lines, err
	case "compose-env":
		return dotenv.ParseWithLookup(bytes.NewReader(q.Text), lookup)
	default:
		return template.Substitute(string(q.Text), lookup)
	}
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	out.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var q question
		if err := json.Unmarshal(line, &q); err != nil {
			panic(err)
		}
		read, err := answer(q)
		if err != nil {
			read = map[string]string{"error": err.Error()}
		}
		if err := out.Encode(read); err != nil {
			panic(err)
		}
	}
}
